/**
 * What a customer owes.
 */
package org.switchboard.billing.model;
