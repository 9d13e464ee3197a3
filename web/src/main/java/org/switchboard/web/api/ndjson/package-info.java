/**
 * Bodies of one JSON object a line, read as a stream: bytes become lines, lines become JSON, and memory does not grow
 * with the body. What a line means is the asker's affair.
 */
package org.switchboard.web.api.ndjson;
