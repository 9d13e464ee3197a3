/**
 * Where systems push their records to: {@code POST /webhooks/{name}}, open to whoever signs rightly and to nobody else.
 * The port {@code Webhooks} of the feature {@code source} decides what becomes of a delivery.
 */
package org.switchboard.web.webhook;
