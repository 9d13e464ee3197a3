/** Mutated requests and records over all endpoints: whether the server refuses what is wrong, and stays well. */
package org.switchboard.benchmarks.fuzz;
