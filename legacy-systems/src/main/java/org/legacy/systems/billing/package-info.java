/**
 * The billing system: what each account owes and has paid, asked live over HTTP by numbers of its own.
 * Amounts are fen, as strings; dates are digits: the manners of an old vendor.
 */
package org.legacy.systems.billing;
