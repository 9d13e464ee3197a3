package org.legacy.systems.gis;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Optional;

/** A collection of features in the order of their last change; positions may be empty, see {@link FeatureLog}. */
public interface FeatureCollection {

    String id();

    String title();

    int end();

    int countBetween(int from, int to);

    int firstAtOrAfter(Instant moment);

    Optional<ObjectNode> at(int position);

    Optional<ObjectNode> find(String featureId);
}
