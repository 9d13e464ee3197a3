/**
 * How articles, their use and the files that they came from lie in the database.
 */
package org.switchboard.knowledge.persistence;
