/**
 * SOAP services, called poll by poll with the site's request; their answers' elements become records. The Kamelet
 * {@code soap-source} is built on it.
 */
package org.switchboard.integration.soap;
