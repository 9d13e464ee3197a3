/**
 * Parts of a page that are sent again only when their content has changed.
 * A page sends with each request what it shows; what is the same stays as it is, with its focus and its scroll position.
 */
package org.switchboard.web.region;
