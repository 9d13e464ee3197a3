/**
 * The simulated estate of a utility: one process that plays four old systems over their true protocols.
 * It knows nothing of whoever reads from it.
 */
package org.legacy.estate;
