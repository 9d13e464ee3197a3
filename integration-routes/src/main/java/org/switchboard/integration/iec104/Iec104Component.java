package org.switchboard.integration.iec104;

import java.util.Map;
import org.apache.camel.Endpoint;
import org.apache.camel.support.DefaultComponent;

/** {@code iec104:host:port?options}; see {@link Iec104Endpoint} for the options. */
public class Iec104Component extends DefaultComponent {

    private static final int STANDARD_PORT = 2404;

    @Override
    protected Endpoint createEndpoint(String uri, String remaining, Map<String, Object> parameters) throws Exception {
        int colon = remaining.lastIndexOf(':');
        String host = colon < 0 ? remaining : remaining.substring(0, colon);
        int port = colon < 0 ? STANDARD_PORT : portOf(remaining.substring(colon + 1));
        Iec104Endpoint endpoint = new Iec104Endpoint(uri, this, host, port);
        setProperties(endpoint, parameters);
        return endpoint;
    }

    private static int portOf(String text) {
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("iec104: the port \"" + text + "\" is not a number", e);
        }
    }
}
