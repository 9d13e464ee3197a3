package org.switchboard.web.audit;

import java.io.Serializable;
import java.time.Instant;
import java.util.Optional;
import org.switchboard.audit.model.AuditFilter;
import org.switchboard.audit.model.AuditKind;

/** What is typed to find entries; an empty field lets everything through. */
public class AuditSearch implements Serializable {

    private String user;
    private Long customer;
    private AuditKind kind;
    private Instant since;
    private Instant until;

    AuditFilter filter() {
        return new AuditFilter(
                Optional.ofNullable(user).map(String::strip).filter(name -> !name.isEmpty()),
                Optional.ofNullable(customer).map(id -> "customer/" + id),
                Optional.ofNullable(kind),
                Optional.ofNullable(since),
                Optional.ofNullable(until));
    }

    public String getUser() {
        return user;
    }

    public void setUser(String user) {
        this.user = user;
    }

    public Long getCustomer() {
        return customer;
    }

    public void setCustomer(Long customer) {
        this.customer = customer;
    }

    public AuditKind getKind() {
        return kind;
    }

    public void setKind(AuditKind kind) {
        this.kind = kind;
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
