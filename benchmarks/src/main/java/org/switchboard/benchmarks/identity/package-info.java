/**
 * How well records of one customer are told from those of others: a made town whose customers three systems know, each
 * with its own errors, and the share of pairs that identity resolution gets right.
 */
package org.switchboard.benchmarks.identity;
