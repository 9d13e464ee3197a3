/**
 * The simulated legacy systems of a utility: one process that answers over the protocols of each system.
 * It does not depend on the programs that read from it.
 */
package org.legacy.systems;
