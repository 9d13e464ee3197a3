/**
 * Measures the running product from outside: start, memory, full intake, look-up and view. Each figure is printed beside
 * that of the database alone with the same rows and statements.
 */
package org.switchboard.benchmarks;
