/**
 * Common parts of sources that push data: a link kept open while its route runs, a bounded backlog, and batches. A
 * batch is confirmed to the source after the intake has stored it.
 */
package org.switchboard.integration.link;
