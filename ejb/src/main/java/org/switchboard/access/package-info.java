/**
 * Who may sign in and with which roles: users, and the check of their passwords.
 * Used by the login of the pages and by HTTP Basic of the interface for programs.
 */
package org.switchboard.access;
