/**
 * What an agent needs to know: articles with editions and review, found by what is typed or by a verdict's cause.
 * The database is the truth; the search index is made from it and can be made again at any time.
 */
package org.switchboard.knowledge;
