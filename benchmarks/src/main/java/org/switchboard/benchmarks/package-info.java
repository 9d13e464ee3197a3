/**
 * Measures the running whole from outside: start, memory, full intake, look-up and view, each beside what the
 * database alone can do with the same rows and the same statements.
 */
package org.switchboard.benchmarks;
