/**
 * What the product may know. The names, columns and ports of any one site stand in its source files, never in code.
 */
package org.switchboard.acceptance.knowledge;
