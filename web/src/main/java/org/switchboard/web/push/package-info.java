/**
 * Pushes to open screens that something changed; what it is they ask for themselves.
 * A message holds keys only, never a name or a value.
 */
package org.switchboard.web.push;
