/**
 * The customer information system: a PostgreSQL database with the schema of an old package.
 * Its columns are cryptic, its texts padded, and its clock is local.
 */
package org.legacy.systems.cis;
