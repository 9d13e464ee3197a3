/**
 * What the Kamelet {@code http-json-source} needs beside Camel's own HTTP component: lists of JSON services with any
 * usual paging, read whole or by changes.
 */
package org.switchboard.integration.json;
