/**
 * When each job of the cluster last ran, and the lock that keeps it to one node.
 */
package org.switchboard.job.persistence;
