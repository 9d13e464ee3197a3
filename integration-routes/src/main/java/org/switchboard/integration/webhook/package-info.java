/**
 * Webhooks: systems push their records by HTTP POST, signed with a secret that both sides know. The Kamelet
 * {@code webhook-source} opens a webhook for as long as its route runs; the web module lets deliveries in.
 */
package org.switchboard.integration.webhook;
