/** Webhooks: what senders deliver and how each delivery is answered. */
package org.switchboard.source.webhook;
