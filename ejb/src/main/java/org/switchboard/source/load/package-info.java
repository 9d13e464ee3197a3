/**
 * The initial load of a source, which an operator asks for: its records by COPY into tables without their look-up indexes.
 * What the intake checks, rejects and remembers is the same as ever.
 */
package org.switchboard.source.load;
