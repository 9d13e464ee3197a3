package org.switchboard.integration.soap;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.util.Optional;
import org.apache.cxf.Bus;
import org.apache.cxf.message.Message;
import org.apache.cxf.service.model.EndpointInfo;
import org.apache.cxf.transport.http.Address;
import org.apache.cxf.transport.http.URLConnectionHTTPConduit;
import org.apache.cxf.transports.http.configuration.HTTPClientPolicy;
import org.apache.cxf.ws.addressing.EndpointReferenceType;

/** Keeps its last connection, since CXF discards the headers of an HTTP error response. */
final class AnsweredConduit extends URLConnectionHTTPConduit {

    private static final String CONNECTION = "http.connection";

    private Optional<HttpURLConnection> last = Optional.empty();

    AnsweredConduit(Bus bus, EndpointInfo endpoint, EndpointReferenceType target) throws IOException {
        super(bus, endpoint, target);
    }

    @Override
    protected void setupConnection(Message message, Address address, HTTPClientPolicy policy) throws IOException {
        super.setupConnection(message, address, policy);
        last = Optional.ofNullable((HttpURLConnection) message.get(CONNECTION));
    }

    /** Of the last answer; to be asked only when there was one, since it would be waited for. */
    Optional<String> header(String name) {
        return last.map(connection -> connection.getHeaderField(name));
    }
}
