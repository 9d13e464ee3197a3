/**
 * Requests that a program may send twice: the first answer is kept for a day under the program's Idempotency-Key.
 * So that a lost answer never makes a second ticket, order or user.
 */
package org.switchboard.idempotency;
