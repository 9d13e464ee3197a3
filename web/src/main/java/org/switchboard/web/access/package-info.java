/**
 * Signing in and out, the reader's language, and which pages a role may see.
 * Who may sign in is decided by the feature {@code org.switchboard.access}.
 */
package org.switchboard.web.access;
