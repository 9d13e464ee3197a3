/**
 * Every contact with a customer over every channel, ours and those that contact systems report (TM Forum TMF683).
 * Shows the agent earlier contacts of every channel.
 */
package org.switchboard.interaction;
