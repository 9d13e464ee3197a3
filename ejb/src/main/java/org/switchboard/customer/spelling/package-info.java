/**
 * One form for names and telephone numbers, so that look-up and matching find what people and systems spell differently.
 */
package org.switchboard.customer.spelling;
