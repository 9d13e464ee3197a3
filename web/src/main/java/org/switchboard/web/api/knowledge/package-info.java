/**
 * Knowledge articles, for programs: search, import, change.
 * Translates between the wire and the feature's services, and decides nothing.
 */
package org.switchboard.web.api.knowledge;
