/**
 * Changes as rows of the event log, and the state of its readers.
 */
package org.switchboard.event.model;
