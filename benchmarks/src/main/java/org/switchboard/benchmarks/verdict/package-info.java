/**
 * How often a verdict is right: seeded situations in the simulated city, judged by the running whole and compared with the
 * city's ground truth.
 */
package org.switchboard.benchmarks.verdict;
