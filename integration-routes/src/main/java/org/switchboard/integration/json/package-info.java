/**
 * What the Kamelet {@code http-json-source} needs beside Camel's own HTTP component: lists of JSON services of any usual
 * way of paging, read whole or by what is new.
 */
package org.switchboard.integration.json;
