/**
 * The JSON Schemas of the canonical records, and what is wrong with a record in plain words.
 * Strict about types, tolerant of fields that we do not know.
 */
package org.switchboard.integration.schema;
