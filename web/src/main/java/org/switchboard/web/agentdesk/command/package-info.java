/**
 * The commands of the desk as one list, from which buttons, shortcuts and help are drawn.
 */
package org.switchboard.web.agentdesk.command;
