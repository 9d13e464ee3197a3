/**
 * A ticket, its history and its callback, and the rules by which they change.
 */
package org.switchboard.troubleticket.model;
