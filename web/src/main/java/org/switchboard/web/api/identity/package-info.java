/**
 * Who is whom, for programs: pairs for review, merges and taking them back.
 * Translates between the wire and the feature's services, and decides nothing.
 */
package org.switchboard.web.api.identity;
