package org.switchboard.integration.opcua;

import org.switchboard.integration.link.Link;
import org.switchboard.integration.link.LinkLost;
import org.switchboard.integration.link.LinkSource;

/** The variables of a server, as a route watches them. */
public class OpcUaSource extends OpcUaServer implements LinkSource {

    @Override
    public Link open() throws LinkLost, InterruptedException {
        return OpcUaLink.open(this);
    }
}
