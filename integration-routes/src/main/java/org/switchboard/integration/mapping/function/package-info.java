/**
 * What mappings can call beside JSLT's own functions: telephones, Chinese addresses, code tables, moments in odd formats,
 * coordinates. Described for integrators in docs/mapping-functions.md.
 */
package org.switchboard.integration.mapping.function;
