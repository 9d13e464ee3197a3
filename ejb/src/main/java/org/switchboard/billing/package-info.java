/**
 * What a customer owes: balance, arrears, disconnection for debt, bills and payments.
 * Balances are asked for while the agent looks; the last known copy is used when billing does not answer.
 */
package org.switchboard.billing;
