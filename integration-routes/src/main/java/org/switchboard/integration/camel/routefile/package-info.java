/**
 * The site's route files: read, checked, tried in a context that is thrown away, loaded, and kept in their last good
 * version. It depends on {@code runtime}, never the other way.
 */
package org.switchboard.integration.camel.routefile;
