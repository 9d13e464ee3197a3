package org.switchboard.integration.intake;

import java.time.Clock;
import java.util.Map;
import org.apache.camel.Endpoint;
import org.apache.camel.support.DefaultComponent;
import org.switchboard.integration.mapping.JsltRecordMappings;
import org.switchboard.shared.BusinessException;
import org.switchboard.source.RecordType;
import org.switchboard.source.feed.Feeds;
import org.switchboard.source.intake.Intake;
import org.switchboard.source.intake.KeyReconciliation;
import org.switchboard.source.load.InitialLoadRunner;
import org.switchboard.source.model.FeedId;

/** {@code intake:source/record-type?mapping=…&feed=…&promise=…}, producer only. */
public class IntakeComponent extends DefaultComponent {

    public static final String SCHEME = "intake";

    private final Intake intake;
    private final Feeds feeds;
    private final KeyReconciliation keyReconciliation;
    private final InitialLoadRunner loads;
    private final JsltRecordMappings mappings;
    private final Clock clock;

    public IntakeComponent(
            Intake intake,
            Feeds feeds,
            KeyReconciliation keyReconciliation,
            InitialLoadRunner loads,
            JsltRecordMappings mappings,
            Clock clock) {
        this.intake = intake;
        this.keyReconciliation = keyReconciliation;
        this.loads = loads;
        this.feeds = feeds;
        this.mappings = mappings;
        this.clock = clock;
    }

    @Override
    protected Endpoint createEndpoint(String uri, String remaining, Map<String, Object> parameters) throws Exception {
        int slash = remaining.indexOf('/');
        if (slash < 1) {
            throw new IllegalArgumentException(
                    "The intake needs a source and a record type, as in intake:crm/customer");
        }
        String typeName = remaining.substring(slash + 1);
        RecordType type = RecordType.named(typeName)
                .orElseThrow(() -> new IllegalArgumentException("\"" + typeName + "\" is not a canonical record type"));
        String named = getAndRemoveParameter(parameters, "feed", String.class, "");
        String feedName = named.isBlank() ? type.wireName() : named;
        IntakeEndpoint endpoint = new IntakeEndpoint(uri, this, feed(remaining.substring(0, slash), feedName, type));
        setProperties(endpoint, parameters);
        endpoint.requireMapping();
        return endpoint;
    }

    private static FeedId feed(String source, String name, RecordType type) {
        try {
            return new FeedId(source, name, type);
        } catch (BusinessException badName) {
            throw new IllegalArgumentException(badName.sentence(java.util.Locale.ENGLISH), badName);
        }
    }

    Feeds feeds() {
        return feeds;
    }

    KeyReconciliation keyReconciliation() {
        return keyReconciliation;
    }

    /** What stores the records of a message of that feed: its initial load while there is one, else the intake. */
    RecordSink sink(FeedId feed) {
        return loads.writer(feed)
                .<RecordSink>map(LoadSink::new)
                .orElseGet(() -> new IntakeSink(intake, intake.examination(feed)));
    }

    JsltRecordMappings mappings() {
        return mappings;
    }

    Clock clock() {
        return clock;
    }
}
