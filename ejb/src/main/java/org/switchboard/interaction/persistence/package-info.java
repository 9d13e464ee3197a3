/**
 * How contacts lie in the database.
 */
package org.switchboard.interaction.persistence;
