/**
 * How our values look in JSON where JSON-B alone would not know.
 */
package org.switchboard.web.api.json;
