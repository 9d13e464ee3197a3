package org.switchboard.source.intake;

import java.util.Optional;

/**
 * A field that would change, its values as JSON text.
 *
 * @param held empty when nothing is held
 * @param offered empty when the record does not have the field, so that it would be removed
 */
public record FieldChange(String field, Optional<String> held, Optional<String> offered) {}
