/**
 * The site's mapping files (JSLT): compiled once a version, applied to source records, kept running while a newer
 * version is broken.
 */
package org.switchboard.integration.mapping;
