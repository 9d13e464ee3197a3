package org.switchboard.web.dispatch;

import java.io.Serializable;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import org.switchboard.shared.BusinessException;

/** What a dispatcher enters for the next step of an order. */
public class StepNotes implements Serializable {

    private String text;
    private Long crewId;
    private LocalDateTime expectedAt;

    String text() {
        return text == null ? "" : text.strip();
    }

    long crew() {
        if (crewId == null) {
            throw new BusinessException("no-crew-chosen", "crewId", "");
        }
        return crewId;
    }

    Instant expected(ZoneId zone) {
        if (expectedAt == null) {
            throw new BusinessException("no-time-given", "estimatedAt", "");
        }
        return expectedAt.atZone(zone).toInstant();
    }

    public String getText() {
        return text;
    }

    public void setText(String text) {
        this.text = text;
    }

    public Long getCrewId() {
        return crewId;
    }

    public void setCrewId(Long crewId) {
        this.crewId = crewId;
    }

    public LocalDateTime getExpectedAt() {
        return expectedAt;
    }

    public void setExpectedAt(LocalDateTime expectedAt) {
        this.expectedAt = expectedAt;
    }
}
