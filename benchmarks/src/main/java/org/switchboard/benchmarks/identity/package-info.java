/**
 * The accuracy of identity resolution. The customers of a generated town are in three systems, each with its own
 * errors; the share of right pairs is measured.
 */
package org.switchboard.benchmarks.identity;
