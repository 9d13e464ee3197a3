package org.switchboard.integration.soap;

import java.io.StringReader;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import javax.xml.transform.Source;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamSource;
import org.apache.cxf.Bus;
import org.apache.cxf.BusFactory;
import org.apache.cxf.configuration.security.AuthorizationPolicy;
import org.apache.cxf.databinding.source.SourceDataBinding;
import org.apache.cxf.endpoint.Client;
import org.apache.cxf.endpoint.ClientImpl;
import org.apache.cxf.endpoint.SimpleEndpointImplFactory;
import org.apache.cxf.headers.Header;
import org.apache.cxf.interceptor.AttachmentInInterceptor;
import org.apache.cxf.interceptor.AttachmentOutInterceptor;
import org.apache.cxf.logging.FaultListener;
import org.apache.cxf.message.Message;
import org.apache.cxf.service.Service;
import org.apache.cxf.service.model.BindingInfo;
import org.apache.cxf.service.model.BindingOperationInfo;
import org.apache.cxf.service.model.EndpointInfo;
import org.apache.cxf.staxutils.StaxUtils;
import org.apache.cxf.transport.http.HTTPConduit;
import org.apache.cxf.transport.http.HTTPConduitConfigurer;
import org.apache.cxf.transport.http.HTTPConduitFactory;
import org.apache.cxf.transports.http.configuration.HTTPClientPolicy;
import org.apache.cxf.wsdl11.WSDLServiceFactory;
import org.switchboard.integration.outbox.RetryAfter;
import org.w3c.dom.Element;

/**
 * An operation of a service, as its WSDL describes it; requests and answers are XML as it is. The description is read
 * with the first call, and once more after a call has failed. CXF refuses documents with a type declaration, so that
 * entities can neither multiply nor fetch anything.
 */
public class SoapService {

    private static final String BASIC = "basic";
    private static final String NONE = "none";
    private static final String DIGEST = "username-token-digest";

    private String wsdl;
    private String port = "";
    private String address = "";
    private String operation;
    private String security = NONE;
    private String user = "";
    private String password = "";
    private int connectTimeout;
    private int readTimeout;
    private Optional<Connected> connected = Optional.empty();
    private Optional<AnsweredConduit> activeConduit = Optional.empty();

    /** Where the service is, once that is known. */
    private Optional<String> described = Optional.empty();

    private record Connected(Bus bus, Client client, BindingOperationInfo operation) {

        void close() {
            client.destroy();
            bus.shutdown(true);
        }
    }

    /**
     * The answer's body.
     *
     * @param request the body's element, as XML
     * @throws SoapFailure when there is no answer, or a fault
     */
    synchronized Element call(String request, Instant now) {
        return call(request, now, Map.of());
    }

    /** @param httpHeaders sent along */
    synchronized Element call(String request, Instant now, Map<String, List<String>> httpHeaders) {
        try {
            if (connected.isEmpty()) {
                connected = Optional.of(connect());
            }
            Connected service = connected.get();
            if (security.startsWith("username-token")) {
                service.client()
                        .getRequestContext()
                        .put(
                                Header.HEADER_LIST,
                                List.of(UsernameToken.header(user, password, security.equals(DIGEST), now)));
            }
            service.client().getRequestContext().put(Message.PROTOCOL_HEADERS, new TreeMap<>(httpHeaders));
            return body(service.client().invoke(service.operation(), source(request)));
        } catch (SoapFailure soapFailure) {
            close();
            throw soapFailure;
        } catch (Exception failure) {
            SoapFailure soapFailure = SoapFailure.of(
                    name(), failure, () -> activeConduit.flatMap(conduit -> conduit.header(RetryAfter.HEADER)));
            close();
            throw soapFailure;
        }
    }

    synchronized void close() {
        connected.ifPresent(Connected::close);
        connected = Optional.empty();
    }

    private Connected connect() {
        Bus bus = BusFactory.newInstance().createBus();
        bus.setProperty(FaultListener.class.getName(), (FaultListener) SoapService::suppressLogging);
        bus.setExtension(this::limit, HTTPConduitConfigurer.class);
        bus.setExtension(
                (factory, inBus, endpoint, target) -> {
                    AnsweredConduit conduit = new AnsweredConduit(inBus, endpoint, target);
                    activeConduit = Optional.of(conduit);
                    return conduit;
                },
                HTTPConduitFactory.class);
        try {
            described = Optional.empty();
            new Description(wsdl, connectTimeout, readTimeout)
                    .requireAnswer(security.equals(BASIC) ? Optional.of(user + ":" + password) : Optional.empty());
            Service service = new WSDLServiceFactory(bus, wsdl).create();
            service.setDataBinding(new SourceDataBinding());
            EndpointInfo endpoint = endpoint(service);
            if (!address.isBlank()) {
                endpoint.setAddress(address);
            }
            described = Optional.of(endpoint.getAddress());
            Client client = new ClientImpl(bus, service, endpoint.getName(), SimpleEndpointImplFactory.getSingleton());
            client.getEndpoint().getBinding().getOutInterceptors().removeIf(AttachmentOutInterceptor.class::isInstance);
            client.getEndpoint().getBinding().getInInterceptors().removeIf(AttachmentInInterceptor.class::isInstance);
            return new Connected(bus, client, operation(endpoint.getBinding()));
        } catch (RuntimeException failed) {
            bus.shutdown(true);
            throw failed;
        }
    }

    /** CXF would log each failure with its stack; the feed says it in a sentence. */
    private static boolean suppressLogging(Exception failure, String description, Message message) {
        return false;
    }

    private void limit(String name, String url, HTTPConduit conduit) {
        HTTPClientPolicy policy = new HTTPClientPolicy();
        policy.setConnectionTimeout(connectTimeout);
        policy.setReceiveTimeout(readTimeout);
        policy.setAllowChunking(false);
        conduit.setClient(policy);
        if (security.equals(BASIC)) {
            AuthorizationPolicy who = new AuthorizationPolicy();
            who.setUserName(user);
            who.setPassword(password);
            conduit.setAuthorization(who);
        }
    }

    private EndpointInfo endpoint(Service service) {
        return service.getServiceInfos().stream()
                .flatMap(each -> each.getEndpoints().stream())
                .filter(each -> port.isBlank()
                        ? has(each.getBinding(), operation)
                        : each.getName().getLocalPart().equals(port))
                .findFirst()
                .orElseThrow(() -> new SoapFailure(
                        wsdl + " describes no " + (port.isBlank() ? "operation " + operation : "port " + port) + "."));
    }

    private BindingOperationInfo operation(BindingInfo binding) {
        BindingOperationInfo found = binding.getOperations().stream()
                .filter(each -> each.getName().getLocalPart().equals(operation))
                .findFirst()
                .orElseThrow(() -> new SoapFailure(wsdl + " describes no operation " + operation + "."));
        BindingOperationInfo whole = found.isUnwrapped() ? found.getWrappedOperation() : found;
        // else CXF would take the answer's wrapper away, and all but its first child
        whole.getOperationInfo().setUnwrappedOperation(null);
        return whole;
    }

    private static boolean has(BindingInfo binding, String operation) {
        return binding.getOperations().stream()
                .anyMatch(each -> each.getName().getLocalPart().equals(operation));
    }

    private static Source source(String request) {
        return new StreamSource(new StringReader(request));
    }

    private static Element body(Object[] answer) throws Exception {
        if (answer == null || answer.length == 0 || !(answer[0] instanceof Source source)) {
            throw new SoapFailure("The answer has no body.");
        }
        return source instanceof DOMSource dom && dom.getNode() instanceof Element element
                ? element
                : StaxUtils.read(source).getDocumentElement();
    }

    private String name() {
        return described.orElse(wsdl);
    }

    /** URL or path of the service's description. */
    public void setWsdl(String wsdl) {
        this.wsdl = wsdl;
    }

    public void setPort(String port) {
        this.port = port;
    }

    public void setAddress(String address) {
        this.address = address;
    }

    public void setOperation(String operation) {
        this.operation = operation;
    }

    /** {@code none}, {@code basic}, {@code username-token} or {@code username-token-digest}. */
    public void setSecurity(String security) {
        this.security = security;
    }

    public void setUser(String user) {
        this.user = user;
    }

    public void setPassword(String password) {
        this.password = password;
    }

    /** Milliseconds. */
    public void setConnectTimeout(int connectTimeout) {
        this.connectTimeout = connectTimeout;
    }

    /** Milliseconds. */
    public void setReadTimeout(int readTimeout) {
        this.readTimeout = readTimeout;
    }
}
