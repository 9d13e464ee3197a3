package org.switchboard.source;

import java.util.Optional;

/**
 * A field of a canonical record that its type does not have, and which is left out.
 *
 * @param pointer a JSON pointer (RFC 6901)
 * @param nearest the known field that it looks like
 */
public record UnknownField(String pointer, Optional<String> nearest) {}
