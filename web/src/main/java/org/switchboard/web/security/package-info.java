/**
 * Who may come in: HTTP Basic for programs, a session for pages, and what every answer carries to protect its reader.
 * Whether a name and password are right is the feature {@code access}'s to say.
 */
package org.switchboard.web.security;
