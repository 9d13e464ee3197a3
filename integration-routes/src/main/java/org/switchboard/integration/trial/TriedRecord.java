package org.switchboard.integration.trial;

import java.util.Optional;
import org.switchboard.source.intake.SourceRecord;
import org.switchboard.source.model.FeedId;

/**
 * One record that a trial has read.
 *
 * @param feed which it would fill
 * @param mapping the file that made it canonical; empty when it came so
 */
public record TriedRecord(FeedId feed, Optional<String> mapping, SourceRecord record) {}
