/**
 * Source systems, their feeds and rejected records, for programs that watch or mend them.
 * Translates between the wire and the feature's services, and decides nothing.
 */
package org.switchboard.web.api.source;
