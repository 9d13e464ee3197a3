package org.switchboard.integration.kafka;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.record.TimestampType;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.switchboard.integration.link.Batch;
import org.switchboard.integration.link.Link;
import org.switchboard.integration.link.LinkLost;
import org.switchboard.source.intake.SourceRecord;

/**
 * One membership in a consumer group. The records of a poll are stored together, then its offsets are committed. The
 * next poll follows only then, so that memory holds the records of one poll.
 */
final class KafkaLink implements Link {

    private static final Duration POLL = Duration.ofSeconds(1);
    private static final Duration ANSWER = Duration.ofSeconds(5);
    private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(1);
    private static final Duration IDLE_TIMEOUT = Duration.ofSeconds(5);
    private static final Duration LONGEST_JOIN = Duration.ofSeconds(60);
    private static final Logger LOG = LoggerFactory.getLogger(KafkaLink.class);

    private final KafkaTopic topic;
    private final boolean isMember;
    private final KafkaConsumer<byte[], byte[]> consumer;
    private long seenAt = System.nanoTime();

    private KafkaLink(KafkaTopic topic, Map<String, Object> settings) {
        this.topic = topic;
        this.isMember = settings.containsKey(ConsumerConfig.GROUP_ID_CONFIG);
        this.consumer = new KafkaConsumer<>(settings);
    }

    static KafkaLink open(KafkaTopic topic) throws LinkLost {
        return open(topic, topic.settings());
    }

    static KafkaLink openForTrial(KafkaTopic topic) throws LinkLost {
        Map<String, Object> settings = topic.settings();
        settings.remove(ConsumerConfig.GROUP_ID_CONFIG);
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        return open(topic, settings);
    }

    private static KafkaLink open(KafkaTopic topic, Map<String, Object> settings) throws LinkLost {
        try {
            KafkaLink link = new KafkaLink(topic, settings);
            try {
                link.join();
                return link;
            } catch (KafkaException | LinkLost failed) {
                link.close();
                throw failed;
            }
        } catch (KafkaException refused) {
            throw KafkaFailure.of(topic, refused);
        }
    }

    /** The consumer itself would wait for its brokers and its topic for ever, and say nothing. */
    private void join() throws LinkLost {
        List<PartitionInfo> partitions = consumer.partitionsFor(topic.topic(), ANSWER);
        if (partitions.isEmpty()) {
            throw new LinkLost("There is no topic " + topic.topic() + " at " + topic.servers() + ".");
        }
        if (isMember) {
            consumer.subscribe(List.of(topic.topic()));
        } else {
            consumer.assign(partitions.stream()
                    .map(each -> new TopicPartition(each.topic(), each.partition()))
                    .toList());
        }
    }

    @Override
    public Batch next() throws LinkLost {
        try {
            while (true) {
                ConsumerRecords<byte[], byte[]> polled = consumer.poll(POLL);
                if (!polled.isEmpty()) {
                    seenAt = System.nanoTime();
                    return batch(polled);
                }
                if (isSilentFor(IDLE_TIMEOUT) && hasPlace()) {
                    // asks the brokers, which a poll that gives nothing need not have done
                    consumer.endOffsets(consumer.assignment(), ANSWER);
                    seenAt = System.nanoTime();
                    return Batch.empty();
                }
                if (isSilentFor(LONGEST_JOIN)) {
                    throw new LinkLost(topic.servers() + " gives us no place in the group " + topic.group() + ".");
                }
            }
        } catch (KafkaException lost) {
            throw KafkaFailure.of(topic, lost);
        }
    }

    private boolean isSilentFor(Duration time) {
        return System.nanoTime() - seenAt > time.toNanos();
    }

    private boolean hasPlace() {
        return !isMember || !consumer.groupMetadata().memberId().isEmpty();
    }

    private Batch batch(ConsumerRecords<byte[], byte[]> polled) {
        List<SourceRecord> records = new ArrayList<>(polled.count());
        Map<TopicPartition, OffsetAndMetadata> read = new HashMap<>();
        for (ConsumerRecord<byte[], byte[]> each : polled) {
            records.add(record(each));
            read.put(new TopicPartition(each.topic(), each.partition()), new OffsetAndMetadata(each.offset() + 1));
        }
        return Batch.of(records, () -> commit(read));
    }

    /** {@code topic, partition, offset, at} (UTC), {@code key, headers} where there are any, and {@code value}. */
    private SourceRecord record(ConsumerRecord<byte[], byte[]> read) {
        ObjectNode about = JsonNodeFactory.instance.objectNode();
        about.put("topic", read.topic());
        about.put("partition", read.partition());
        about.put("offset", read.offset());
        if (read.timestampType() != TimestampType.NO_TIMESTAMP_TYPE) {
            about.put("at", Instant.ofEpochMilli(read.timestamp()).toString());
        }
        Optional.ofNullable(read.key()).ifPresent(key -> about.put("key", text(key)));
        for (Header header : read.headers()) {
            about.withObjectProperty("headers").put(header.key(), text(header.value()));
        }
        return topic.form().record(about, "value", read.value());
    }

    private static String text(byte[] bytes) {
        return bytes == null ? null : new String(bytes, StandardCharsets.UTF_8);
    }

    private void commit(Map<TopicPartition, OffsetAndMetadata> read) throws LinkLost {
        try {
            consumer.commitSync(read, ANSWER);
        } catch (KafkaException notCommitted) {
            throw KafkaFailure.of(topic, notCommitted);
        }
    }

    /** An interruption that ended the link must not also cut off our leave of the group. */
    @Override
    public void close() {
        boolean interrupted = Thread.interrupted();
        try {
            consumer.close(CloseOptions.timeout(CLOSE_TIMEOUT));
        } catch (KafkaException failure) {
            LOG.debug("link not closed cleanly servers={}", topic.servers(), failure);
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
