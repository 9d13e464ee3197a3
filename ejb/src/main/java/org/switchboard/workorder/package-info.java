/**
 * Repair orders and the crews that carry them out: one order a device, the most urgent first, from received to closed.
 * What happens to an order happens to the tickets that are attached to it.
 */
package org.switchboard.workorder;
