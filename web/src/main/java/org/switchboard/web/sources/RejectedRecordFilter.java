package org.switchboard.web.sources;

import java.io.Serializable;
import java.time.Instant;
import java.util.Optional;
import org.switchboard.source.RecordType;
import org.switchboard.source.model.RejectedFilter;

/** The filter of rejected records, as typed. */
public class RejectedRecordFilter implements Serializable {

    private String source;
    private String type;
    private String field;
    private String reason;
    private Instant since;
    private Instant until;

    RejectedFilter filter() {
        return new RejectedFilter(
                given(source),
                given(type).flatMap(RecordType::named),
                given(field),
                given(reason),
                Optional.ofNullable(since),
                Optional.ofNullable(until));
    }

    private static Optional<String> given(String text) {
        return Optional.ofNullable(text).filter(value -> !value.isBlank());
    }

    /** Of this source, without other criteria. */
    void only(String wanted) {
        source = wanted;
        type = null;
        field = null;
        reason = null;
        since = null;
        until = null;
    }

    public String getSource() {
        return source;
    }

    public String getType() {
        return type;
    }

    public void setType(String type) {
        this.type = type;
    }

    public String getField() {
        return field;
    }

    public void setField(String field) {
        this.field = field;
    }

    public String getReason() {
        return reason;
    }

    public void setReason(String reason) {
        this.reason = reason;
    }

    public Instant getSince() {
        return since;
    }

    public void setSince(Instant since) {
        this.since = since;
    }

    public Instant getUntil() {
        return until;
    }

    public void setUntil(Instant until) {
        this.until = until;
    }
}
