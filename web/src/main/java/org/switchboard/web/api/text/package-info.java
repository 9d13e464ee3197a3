/**
 * Text that comes with a request is checked here once, before any use: well-formed UTF-8, without NUL and other
 * control characters, of a length that a value may have.
 */
package org.switchboard.web.api.text;
