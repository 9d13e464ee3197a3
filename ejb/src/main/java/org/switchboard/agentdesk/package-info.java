/**
 * What the one screen shows: the caller's whole situation from every feature, and the verdict on why there is no supply.
 * Depends on all features; nothing depends on it but the screens and the API.
 */
package org.switchboard.agentdesk;
