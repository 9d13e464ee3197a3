/**
 * The search index, by Lucene within this process: made from the database, thrown away when the process ends.
 * Chinese by pairs of characters and by words, English by stems, Traditional and Simplified Chinese alike.
 */
package org.switchboard.knowledge.search;
