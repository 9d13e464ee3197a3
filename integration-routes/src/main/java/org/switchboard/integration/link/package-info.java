/**
 * Common parts of sources that push data: a link kept open while its route runs, a bounded backlog, batches, and
 * confirmation to the source only after the intake has stored them.
 */
package org.switchboard.integration.link;
