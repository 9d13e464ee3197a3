package org.legacy.systems.gis;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * A collection over a log, with a way to draw a feature from its key.
 *
 * @param <K> what identifies a feature inside
 */
final class LoggedCollection<K> implements FeatureCollection {

    private final String id;
    private final String title;
    private final FeatureLog<K> log;
    private final Function<String, Optional<K>> parse;
    private final BiFunction<K, Instant, ObjectNode> draw;

    LoggedCollection(
            String id,
            String title,
            FeatureLog<K> log,
            Function<String, Optional<K>> parse,
            BiFunction<K, Instant, ObjectNode> draw) {
        this.id = id;
        this.title = title;
        this.log = log;
        this.parse = parse;
        this.draw = draw;
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public String title() {
        return title;
    }

    @Override
    public int end() {
        return log.end();
    }

    @Override
    public int countBetween(int from, int to) {
        return log.countBetween(from, to);
    }

    @Override
    public int firstAtOrAfter(Instant moment) {
        return log.firstAtOrAfter(moment);
    }

    @Override
    public Optional<ObjectNode> at(int position) {
        return log.at(position).map(this::feature);
    }

    @Override
    public Optional<ObjectNode> find(String featureId) {
        return parse.apply(featureId).flatMap(log::find).map(this::feature);
    }

    private ObjectNode feature(FeatureLog.ChangedFeature<K> entry) {
        return draw.apply(entry.key(), entry.updatedAt());
    }
}
