/**
 * Source systems and the one door through which their records come in: check, upsert, provenance, rejection, replay.
 * Also the state of each feed, so that every fact on a screen can say where it came from and how old it is.
 */
package org.switchboard.source;
