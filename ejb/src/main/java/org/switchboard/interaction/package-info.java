/**
 * Every contact with a customer over every channel, ours and those that contact systems report (TM Forum TMF683).
 * So that the agent sees what was said before, wherever it was said.
 */
package org.switchboard.interaction;
