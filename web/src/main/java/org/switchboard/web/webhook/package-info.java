/**
 * Where systems push their records to: {@code POST /webhooks/{name}}, open only to correctly signed requests.
 * The port {@code Webhooks} of the feature {@code source} decides what becomes of a delivery.
 */
package org.switchboard.web.webhook;
