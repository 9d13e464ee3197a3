package org.switchboard.integration.trial;

import java.util.List;
import java.util.Optional;

/**
 * What a trial has read.
 *
 * @param failure why there are fewer records than wanted, as the feed would say it; empty when nothing went wrong
 */
public record TriedRecords(List<TriedRecord> records, Optional<String> failure) {}
