package org.switchboard.acceptance.container;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.inject.Inject;
import jakarta.transaction.UserTransaction;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javax.naming.InitialContext;
import org.awaitility.Awaitility;
import org.eclipse.microprofile.metrics.MetricID;
import org.eclipse.microprofile.metrics.MetricRegistry;
import org.eclipse.microprofile.metrics.Tag;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.junit.jupiter.api.Test;
import org.switchboard.access.model.Actor;
import org.switchboard.agentdesk.ScreenChanges;
import org.switchboard.agentdesk.ScreenTopics;
import org.switchboard.source.IntakeResult;
import org.switchboard.source.RecordType;
import org.switchboard.source.feed.Feeds;
import org.switchboard.source.intake.Intake;
import org.switchboard.source.intake.IntakeBatch;
import org.switchboard.source.intake.IntakeBulkhead;
import org.switchboard.source.intake.RecordExport;
import org.switchboard.source.intake.RecordSamples;
import org.switchboard.source.intake.SourceRecord;
import org.switchboard.source.model.FeedId;
import org.switchboard.source.model.RejectedRecord;
import org.switchboard.source.rejected.RejectedRecords;

/** The intake on the server's own transactions. */
@ArquillianTest
class IntakeIT {

    private static final Actor SOURCE = Actor.source("measured");
    private static final Actor IT = Actor.system("it");

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String NUL = "\u0000";

    @Inject
    Intake intake;

    @Inject
    Feeds feeds;

    @Inject
    RecordExport held;

    @Inject
    RejectedRecords rejected;

    @Inject
    ScreenChanges changes;

    @Inject
    ScreenTopics topics;

    @Inject
    IntakeBulkhead bulkhead;

    @Inject
    RecordSamples samples;

    @Inject
    MetricRegistry metrics;

    @Inject
    UserTransaction transaction;

    @Test
    void records_and_watermark_are_committed_together() {
        FeedId feed = feed("together");

        IntakeResult result = intake.accept(batch(feed, "7", customer("C-1", "甲"), customer("C-2", "乙")), SOURCE);

        assertThat(result.accepted()).isEqualTo(2);
        assertThat(keys(feed)).containsExactly("C-1", "C-2");
        assertThat(feeds.watermark(feed)).contains("7");
    }

    @Test
    void failure_after_storing_rolls_back_records_and_watermark() {
        FeedId feed = feed("taken-back");
        intake.accept(batch(feed, "1", customer("C-1", "甲")), SOURCE);

        // the watermark is written last, and PostgreSQL refuses this one
        assertThatThrownBy(() -> intake.accept(batch(feed, NUL, customer("C-1", "改"), customer("C-2", "乙")), SOURCE))
                .isNotNull();

        assertThat(keys(feed)).containsExactly("C-1");
        assertThat(names(feed)).containsExactly("甲");
        assertThat(feeds.watermark(feed)).contains("1");
    }

    @Test
    void rollback_of_the_caller_rolls_back_the_batch() throws Exception {
        FeedId feed = feed("caller");

        transaction.begin();
        intake.accept(batch(feed, "1", customer("C-1", "甲")), SOURCE);
        assertThat(keys(feed)).containsExactly("C-1");
        transaction.rollback();

        assertThat(keys(feed)).isEmpty();
        assertThat(feeds.watermark(feed)).isEmpty();
    }

    @Test
    void record_that_the_database_refuses_is_rejected_alone_and_kept() {
        FeedId feed = feed("refused");

        IntakeResult result = intake.accept(
                batch(
                        feed,
                        "3",
                        customer("C-1", "甲"),
                        customer("C-2", "乙" + NUL),
                        customer("C-3", "丙"),
                        customer("C-4", "丁")),
                SOURCE);

        assertThat(result.accepted()).isEqualTo(3);
        assertThat(result.rejected()).singleElement().satisfies(rejection -> assertThat(rejection.line())
                .isEqualTo(2));
        assertThat(keys(feed)).containsExactly("C-1", "C-3", "C-4");
        assertThat(feeds.watermark(feed)).contains("3");
        assertThat(rejected.waiting(Optional.of(feed.source()), 10, Optional.empty(), IT)
                        .items())
                .singleElement()
                .extracting(RejectedRecord::original)
                .asString()
                .contains("C-2");
    }

    @Test
    void committed_feed_has_metrics_and_its_latest_record() throws Exception {
        FeedId feed = feed("measured");
        transaction.begin();
        intake.accept(batch(feed, "1", customer("TAKEN-BACK", "甲")), SOURCE);
        transaction.rollback();
        assertThat(samples.of("measured", IT)).isEmpty();

        intake.accept(batch(feed, "1", customer("KEPT", "乙")), SOURCE);
        assertThat(samples.of("measured", IT)).singleElement().satisfies(sample -> assertThat(sample.original())
                .contains("KEPT"));
        MetricID records =
                new MetricID("switchboard_feed_records", new Tag("source", "measured"), new Tag("feed", "customer"));
        Awaitility.await().atMost(Duration.ofMinutes(1)).untilAsserted(() -> {
            assertThat(value(records)).contains(1.0);
            assertThat(value(new MetricID("switchboard_polling_leader"))).contains(1.0);
        });
    }

    private Optional<Double> value(MetricID id) {
        return Optional.ofNullable(metrics.getGauge(id))
                .map(gauge -> gauge.getValue().doubleValue());
    }

    @Test
    void source_with_too_many_batches_waits_and_another_source_does_not() throws Exception {
        List<IntakeBulkhead.Permit> occupied =
                Stream.generate(() -> bulkhead.acquire("flooding")).limit(4).toList();
        ManagedExecutorService executor = InitialContext.doLookup("java:comp/DefaultManagedExecutorService");
        Future<IntakeResult> waiting =
                executor.submit(() -> intake.accept(batch(feed("flooding"), "1", customer("C-1", "甲")), SOURCE));

        intake.accept(batch(feed("passing"), "1", customer("C-1", "甲")), SOURCE);
        assertThat(keys(feed("passing"))).containsExactly("C-1");
        assertThat(waiting.isDone()).isFalse();

        occupied.forEach(IntakeBulkhead.Permit::close);
        assertThat(waiting.get(1, TimeUnit.MINUTES).accepted()).isEqualTo(1);
    }

    @Test
    void screens_are_notified_of_committed_changes_and_not_of_rolled_back_ones() throws Exception {
        FeedId feed = feed("heard");
        String customers = "record/customer/" + feed.source();
        topics.show("screen", List.of(customers + "/KEPT", customers + "/TAKEN-BACK"), Actor.system("test"));
        List<String> heard = new CopyOnWriteArrayList<>();
        Consumer<Map<String, List<String>>> listener =
                screens -> screens.values().forEach(heard::addAll);
        changes.addListener(listener);
        try {
            transaction.begin();
            intake.accept(batch(feed, "1", customer("TAKEN-BACK", "甲")), SOURCE);
            transaction.rollback();
            transaction.begin();
            intake.accept(batch(feed, "1", customer("KEPT", "乙")), SOURCE);
            intake.accept(batch(feed, "2", customer("SHOWN-NOWHERE", "丙")), SOURCE);
            // longer than screens are ever kept waiting
            Awaitility.await()
                    .during(Duration.ofMillis(600))
                    .atMost(Duration.ofSeconds(5))
                    .until(() -> heard.stream().noneMatch(word -> word.endsWith("/KEPT")));
            transaction.commit();

            Awaitility.await().atMost(Duration.ofSeconds(10)).untilAsserted(() -> assertThat(heard)
                    .contains(customers + "/KEPT"));
            assertThat(heard).noneMatch(topic -> topic.endsWith("/TAKEN-BACK") || topic.endsWith("/SHOWN-NOWHERE"));
        } finally {
            topics.close("screen");
            changes.removeListener(listener);
        }
    }

    private List<String> keys(FeedId feed) {
        return records(feed).map(record -> record.path("key").asText()).toList();
    }

    private List<String> names(FeedId feed) {
        return records(feed).map(record -> record.path("name").asText()).toList();
    }

    private Stream<JsonNode> records(FeedId feed) {
        return held.page(feed.type(), Optional.of(feed.source()), 0, IT).stream()
                .map(row -> read(row.record()));
    }

    private static JsonNode read(String json) {
        try {
            return JSON.readTree(json);
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static FeedId feed(String source) {
        return new FeedId(source, RecordType.CUSTOMER);
    }

    private static IntakeBatch batch(FeedId feed, String watermark, ObjectNode... records) {
        return new IntakeBatch(
                feed,
                List.of(records).stream().map(SourceRecord::canonical).toList(),
                Optional.empty(),
                Optional.of(watermark));
    }

    private static ObjectNode customer(String key, String name) {
        return JSON.createObjectNode().put("key", key).put("name", name);
    }
}
