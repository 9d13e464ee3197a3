package org.switchboard.integration.iec104;

import java.net.InetSocketAddress;
import java.util.Map;
import org.apache.camel.Endpoint;
import org.apache.camel.support.DefaultComponent;

/** {@code iec104:host:port?options}; see {@link Iec104Endpoint} for the options. */
public class Iec104Component extends DefaultComponent {

    private static final int STANDARD_PORT = 2404;

    @Override
    protected Endpoint createEndpoint(String uri, String remaining, Map<String, Object> parameters) throws Exception {
        InetSocketAddress address = address(remaining);
        Iec104Endpoint endpoint = new Iec104Endpoint(uri, this, address.getHostString(), address.getPort());
        setProperties(endpoint, parameters);
        return endpoint;
    }

    /** @throws IllegalArgumentException when the port is not a number */
    static InetSocketAddress address(String text) {
        int colon = text.lastIndexOf(':');
        return InetSocketAddress.createUnresolved(
                colon < 0 ? text : text.substring(0, colon),
                colon < 0 ? STANDARD_PORT : portOf(text.substring(colon + 1)));
    }

    private static int portOf(String text) {
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("iec104: the port \"" + text + "\" is not a number", e);
        }
    }
}
