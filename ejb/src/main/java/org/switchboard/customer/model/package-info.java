/**
 * Customers, accounts, premises, usage points and meters, and the matches of a look-up.
 */
package org.switchboard.customer.model;
