/**
 * How tickets and callbacks lie in the database, and the lists that screens read.
 */
package org.switchboard.troubleticket.persistence;
