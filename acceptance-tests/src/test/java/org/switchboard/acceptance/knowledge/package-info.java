/**
 * What the product may know. The names, columns and ports of any one site are in its source files, never in code.
 */
package org.switchboard.acceptance.knowledge;
