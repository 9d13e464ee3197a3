/**
 * Reads for the one screen that span features: which neighbours report a fault.
 */
package org.switchboard.agentdesk.persistence;
