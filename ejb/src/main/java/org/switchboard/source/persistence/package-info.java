/**
 * How feeds, rejected records and the versions of source files lie in the database.
 */
package org.switchboard.source.persistence;
