/**
 * What an agent needs to know: articles with editions and review, found by what is typed or by a verdict's cause.
 * The database is authoritative; the search index is derived from it and can be rebuilt at any time.
 */
package org.switchboard.knowledge;
