/**
 * SOAP services, called poll by poll with the site's request; their answers' elements become records. The Kamelet
 * {@code soap-source} stands on it.
 */
package org.switchboard.integration.soap;
