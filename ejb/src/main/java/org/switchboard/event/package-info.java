/**
 * Events that outlive the JVM: each is a row, written in the transaction of the change. Groups handle them once in the
 * cluster, in order per key; broadcasts show them to every node.
 */
package org.switchboard.event;
