/**
 * Drafts on pages: the path on which a page saves them with its session, and the end of a draft when its text was used.
 * A form takes part with {@code data-draft}; the rest is done by {@code drafts.js}.
 */
package org.switchboard.web.draft;
