/**
 * What the Kamelet {@code ogc-features-source} needs beside Camel's own HTTP component: the address of each page, and
 * where to go on.
 */
package org.switchboard.integration.ogc;
