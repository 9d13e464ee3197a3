package org.switchboard.integration.webhook;

import org.switchboard.integration.failure.UserFacingException;

/** Why a webhook cannot be read in a trial. */
final class WebhookTrialUnsupported extends Exception implements UserFacingException {

    WebhookTrialUnsupported(String webhook) {
        super("A webhook cannot be asked for records: it is tried by a delivery to /webhooks/" + webhook
                + " once the file is in force.");
    }
}
