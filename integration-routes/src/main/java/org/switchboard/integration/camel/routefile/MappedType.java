package org.switchboard.integration.camel.routefile;

import org.switchboard.source.RecordType;

/**
 * What a mapping makes where a route file uses it.
 *
 * @param mapping its path from the folder of the source files
 */
public record MappedType(String mapping, RecordType type) {}
