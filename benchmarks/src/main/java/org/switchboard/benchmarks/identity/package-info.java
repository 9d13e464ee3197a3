/**
 * The accuracy of identity resolution: a generated town whose customers are in three systems, each with its own errors,
 * and the share of pairs that are right.
 */
package org.switchboard.benchmarks.identity;
