package org.switchboard.integration.kafka;

import org.switchboard.integration.link.Link;
import org.switchboard.integration.link.LinkLost;
import org.switchboard.integration.link.LinkSource;

/** A topic, as a route reads it. */
public class KafkaSource extends KafkaTopic implements LinkSource {

    @Override
    public Link open() throws LinkLost, InterruptedException {
        return KafkaLink.open(this);
    }

    /** From the beginning, outside of the group, which would have to share its partitions with us. */
    @Override
    public Link openForTrial() throws LinkLost, InterruptedException {
        return KafkaLink.openForTrial(this);
    }
}
