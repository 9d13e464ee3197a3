package org.switchboard.integration.testing;

import com.sun.net.httpserver.BasicAuthenticator;
import com.sun.net.httpserver.HttpContext;
import com.sun.net.httpserver.HttpServer;
import jakarta.annotation.Resource;
import jakarta.jws.WebMethod;
import jakarta.jws.WebParam;
import jakarta.jws.WebResult;
import jakarta.jws.WebService;
import jakarta.xml.bind.annotation.XmlAttribute;
import jakarta.xml.bind.annotation.XmlElement;
import jakarta.xml.soap.SOAPConstants;
import jakarta.xml.soap.SOAPException;
import jakarta.xml.soap.SOAPFactory;
import jakarta.xml.ws.Endpoint;
import jakarta.xml.ws.WebServiceContext;
import jakarta.xml.ws.handler.MessageContext;
import jakarta.xml.ws.handler.soap.SOAPHandler;
import jakarta.xml.ws.handler.soap.SOAPMessageContext;
import jakarta.xml.ws.soap.SOAPFaultException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.xml.namespace.QName;

/** A work-management system with a SOAP service of JAX-WS (Metro), which can be switched off and on, and fail. */
public final class WorkService implements AutoCloseable {

    public static final String USER = "works";
    public static final String PASSWORD = "a <secret> & more";

    private final int port = FreePort.find();
    private final Orders orders = new Orders();
    private final List<String> tokens = new CopyOnWriteArrayList<>();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private HttpServer server;
    private Endpoint endpoint;
    private volatile String garbage = "";
    private boolean guarded;

    /** An order as the service gives it. */
    public static class Order {
        @XmlAttribute
        public String number;

        @XmlElement
        public String changedAt;

        @XmlElement
        public String state;

        @XmlElement(nillable = true)
        public String crew;
    }

    @WebService(name = "Works", serviceName = "WorkService", targetNamespace = "urn:works")
    public static class Orders {

        private final Map<String, Order> orders = new ConcurrentSkipListMap<>();
        private final List<String> asked = new CopyOnWriteArrayList<>();
        private volatile String fault = "";
        private volatile String refusal = "";
        private volatile String refusalCode = "";
        private volatile String retryAfter = "";
        private final List<String> submitted = new CopyOnWriteArrayList<>();

        @Resource
        private WebServiceContext context;

        @WebMethod
        @WebResult(name = "order")
        public List<Order> listOrders(@WebParam(name = "since") String since) {
            asked.add(since);
            if (!fault.isEmpty()) {
                throw new IllegalStateException(fault);
            }
            return orders.values().stream()
                    .filter(order -> order.changedAt.compareTo(since) >= 0)
                    .toList();
        }

        @WebMethod
        @WebResult(name = "receipt")
        public String submitOrder(
                @WebParam(name = "number") String number,
                @WebParam(name = "state") String state,
                @WebParam(name = "crew") String crew)
                throws SOAPException {
            if (!fault.isEmpty()) {
                throw new IllegalStateException(fault);
            }
            if (!retryAfter.isEmpty()) {
                context.getMessageContext()
                        .put(MessageContext.HTTP_RESPONSE_HEADERS, Map.of("Retry-After", List.of(retryAfter)));
                throw new IllegalStateException("Too many orders at once.");
            }
            if (!refusal.isEmpty()) {
                throw new SOAPFaultException(SOAPFactory.newInstance()
                        .createFault(refusal, new QName(SOAPConstants.URI_NS_SOAP_1_1_ENVELOPE, refusalCode, "soap")));
            }
            @SuppressWarnings("unchecked")
            Map<String, List<String>> headers =
                    (Map<String, List<String>>) context.getMessageContext().get(MessageContext.HTTP_REQUEST_HEADERS);
            submitted.add(number + " " + state + " " + crew + " "
                    + headers.get("Idempotency-key").get(0));
            return "OK";
        }
    }

    public WorkService on() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(threads);
        HttpContext context = server.createContext("/orders");
        if (guarded) {
            context.setAuthenticator(new BasicAuthenticator("works") {
                @Override
                public boolean checkCredentials(String user, String password) {
                    return user.equals(USER) && password.equals(PASSWORD);
                }
            });
        }
        server.createContext("/garbage", exchange -> {
            byte[] answer = garbage.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", garbage.startsWith("<html") ? "text/html" : "text/xml");
            exchange.sendResponseHeaders(200, answer.length);
            exchange.getResponseBody().write(answer);
            exchange.close();
        });
        endpoint = Endpoint.create(orders);
        endpoint.getBinding().setHandlerChain(List.of(new Tokens()));
        endpoint.publish(context);
        server.start();
        return this;
    }

    /** From the next start on only {@link #USER} is let in, by HTTP Basic. */
    public WorkService guarded() {
        guarded = true;
        return this;
    }

    public void off() {
        server.stop(0);
        server = null;
    }

    public String url() {
        return "http://127.0.0.1:" + port + "/orders";
    }

    /** An address that answers with this, whatever is asked. */
    public String answering(String malformed) {
        this.garbage = malformed;
        return "http://127.0.0.1:" + port + "/garbage";
    }

    public WorkService holds(String number, String state, String changedAt) {
        Order order = new Order();
        order.number = number;
        order.state = state;
        order.changedAt = changedAt;
        orders.orders.put(number, order);
        return this;
    }

    /** Empty for none. */
    public WorkService failsWith(String fault) {
        orders.fault = fault;
        return this;
    }

    /** Orders are refused by a fault with this code. */
    public WorkService refusesWith(String code, String reason) {
        orders.refusalCode = code;
        orders.refusal = reason;
        return this;
    }

    /** Orders are answered by a fault with this Retry-After, a number of seconds or an HTTP date. */
    public WorkService asksToRetryAfter(String retryAfter) {
        orders.retryAfter = retryAfter;
        return this;
    }

    /** From now on nothing but this HTTP status is answered, without a fault. */
    public WorkService isClosed(int status, String retryAfter) {
        server.removeContext("/orders");
        server.createContext("/orders", exchange -> {
            exchange.getRequestBody().readAllBytes();
            exchange.getResponseHeaders().set("Retry-After", retryAfter);
            exchange.sendResponseHeaders(status, -1);
            exchange.close();
        });
        return this;
    }

    /** The orders that were taken, with their crew and the idempotency key. */
    public List<String> submitted() {
        return List.copyOf(orders.submitted);
    }

    /** What {@code since} each call gave. */
    public List<String> asked() {
        return List.copyOf(orders.asked);
    }

    /** The WS-Security headers that came, as text: user, kind of password, password. */
    public List<String> tokens() {
        return List.copyOf(tokens);
    }

    @Override
    public void close() {
        if (server != null) {
            off();
        }
        threads.shutdownNow();
    }

    private final class Tokens implements SOAPHandler<SOAPMessageContext> {

        private static final String SECURITY =
                "http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-secext-1.0.xsd";

        @Override
        public boolean handleMessage(SOAPMessageContext message) {
            if (Boolean.FALSE.equals(message.get(MessageContext.MESSAGE_OUTBOUND_PROPERTY))) {
                try {
                    var header = message.getMessage().getSOAPHeader();
                    var passwords = header == null ? null : header.getElementsByTagNameNS(SECURITY, "Password");
                    if (passwords != null && passwords.getLength() > 0) {
                        var password = (org.w3c.dom.Element) passwords.item(0);
                        tokens.add(header.getElementsByTagNameNS(SECURITY, "Username")
                                        .item(0)
                                        .getTextContent()
                                + " " + password.getAttribute("Type").replaceFirst(".*#", "") + " "
                                + password.getTextContent());
                    }
                } catch (jakarta.xml.soap.SOAPException e) {
                    throw new IllegalStateException(e);
                }
            }
            return true;
        }

        @Override
        public boolean handleFault(SOAPMessageContext message) {
            return true;
        }

        @Override
        public void close(MessageContext message) {
            // holds nothing
        }

        @Override
        public Set<QName> getHeaders() {
            return Set.of(new QName(SECURITY, "Security"));
        }
    }
}
