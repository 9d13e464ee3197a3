package org.switchboard.integration.cim;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import javax.xml.stream.XMLStreamException;
import org.apache.camel.CamelContext;
import org.apache.camel.CamelContextAware;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.switchboard.integration.camel.SourceServices;
import org.switchboard.integration.files.GarbageFile;
import org.switchboard.integration.files.RecordReading;
import org.switchboard.source.FeedId;

/**
 * Makes network elements of a model in RDF/XML. A model is read whole, because what feeds an element may stand anywhere in
 * it; of each object only what we use is kept, some hundred bytes an element. What is odd about the network is told to the
 * feed.
 */
public class NetworkReading implements RecordReading, CamelContextAware {

    private static final Logger LOG = LoggerFactory.getLogger(NetworkReading.class);

    private CamelContext context;
    private String routeId;
    private boolean keyedByName;

    @Override
    public Iterator<ObjectNode> records(String fileName, InputStream bytes) {
        CimModel model = model(fileName, bytes);
        NetworkTree tree = new NetworkTree(model);
        tell(fileName, new NetworkFindings(model, tree));
        return new NetworkRecords(model, tree, keyedByName).records().iterator();
    }

    private static CimModel model(String fileName, InputStream bytes) {
        try {
            return CimReader.read(bytes);
        } catch (XMLStreamException garbage) {
            throw new GarbageFile(fileName + " is no network model: " + reason(garbage) + ".", garbage);
        }
    }

    private void tell(String fileName, NetworkFindings findings) {
        SourceServices services = SourceServices.of(context);
        for (FeedId feed : services.routeFeeds().of(routeId)) {
            findings.faults()
                    .forEach(fault -> LOG.warn(
                            "network model odd source={} feed={} file={} finding={}",
                            feed.source(),
                            feed.name(),
                            fileName,
                            fault));
            services.feeds().note(feed, findings.note());
        }
    }

    /** The parser puts the place before its message. */
    private static String reason(XMLStreamException garbage) {
        int line = garbage.getLocation() == null ? 0 : garbage.getLocation().getLineNumber();
        String message = String.valueOf(garbage.getMessage());
        int mark = message.indexOf("Message: ");
        String words = (mark < 0 ? message : message.substring(mark + "Message: ".length()))
                .lines()
                .findFirst()
                .orElse("");
        return (line > 0 ? "line " + line + ": " : "") + words.strip().replaceFirst("\\.$", "");
    }

    /** Asked for where a file does not say it; XML does. */
    @Override
    public Charset charset() {
        return StandardCharsets.UTF_8;
    }

    @Override
    public CamelContext getCamelContext() {
        return context;
    }

    @Override
    public void setCamelContext(CamelContext context) {
        this.context = context;
    }

    /** Whose feeds are told. */
    public void setRouteId(String routeId) {
        this.routeId = routeId;
    }

    /** {@code mrid} or {@code name}: by what other systems refer to an element. */
    public void setKeys(String keys) {
        this.keyedByName = keys.equals("name");
    }
}
