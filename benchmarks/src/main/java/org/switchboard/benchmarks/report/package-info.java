/** The report of a benchmark: its figures, and the machine and server process that they were measured on. */
package org.switchboard.benchmarks.report;
