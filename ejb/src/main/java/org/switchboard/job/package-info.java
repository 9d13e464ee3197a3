/**
 * Work that the server repeats by itself: clean-up, measurements, looks at what is due. A feature brings its jobs; this
 * package runs them, on every node or once in the cluster.
 */
package org.switchboard.job;
