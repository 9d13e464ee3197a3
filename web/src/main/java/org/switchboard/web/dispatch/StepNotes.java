package org.switchboard.web.dispatch;

import java.io.Serializable;
import java.time.Instant;
import org.switchboard.shared.BusinessException;
import org.switchboard.web.wording.TypedMoment;

/** What a dispatcher enters for the next step of an order. */
public class StepNotes implements Serializable {

    private String text;
    private Long crewId;
    private String expectedAt;

    String text() {
        return text == null ? "" : text.strip();
    }

    /** @param otherwise the refusal when there is none */
    String textOr(String otherwise) {
        if (text().isEmpty()) {
            throw new BusinessException(otherwise, "note", "");
        }
        return text();
    }

    long crew() {
        if (crewId == null) {
            throw new BusinessException("no-crew-chosen", "crewId", "");
        }
        return crewId;
    }

    Instant expected(TypedMoment form, Instant now) {
        if (expectedAt == null || expectedAt.isBlank()) {
            throw new BusinessException("no-time-given", "estimatedAt", "");
        }
        return form.read("estimatedAt", expectedAt, now, TypedMoment.Sought.COMING);
    }

    boolean isEmpty() {
        return text().isEmpty() && crewId == null && (expectedAt == null || expectedAt.isBlank());
    }

    void clearText() {
        text = null;
    }

    void clearCrew() {
        crewId = null;
    }

    void clearTime() {
        expectedAt = null;
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

    public String getExpectedAt() {
        return expectedAt;
    }

    public void setExpectedAt(String expectedAt) {
        this.expectedAt = expectedAt;
    }
}
