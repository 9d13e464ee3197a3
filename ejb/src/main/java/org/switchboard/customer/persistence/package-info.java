/**
 * How the records of customers lie in their tables, and the set-based queries over them.
 */
package org.switchboard.customer.persistence;
