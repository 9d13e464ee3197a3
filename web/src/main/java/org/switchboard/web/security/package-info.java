/**
 * Who may sign in: HTTP Basic for programs, a session for pages, and what every answer carries to protect its reader.
 * Whether a name and password are right is decided by the feature {@code access}.
 */
package org.switchboard.web.security;
