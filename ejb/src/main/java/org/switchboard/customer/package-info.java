/**
 * Who is calling and where they are supplied: customers, their accounts, service locations, usage points and meters,
 * and the look-up that finds them by whatever the caller can name.
 */
package org.switchboard.customer;
