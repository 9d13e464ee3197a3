/**
 * How links, blocks, reviews and what is due lie in the database, and the set-based statements over them.
 */
package org.switchboard.identity.persistence;
