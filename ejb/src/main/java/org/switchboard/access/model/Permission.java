package org.switchboard.access.model;

import static org.switchboard.access.model.Role.ADMIN;
import static org.switchboard.access.model.Role.AGENT;
import static org.switchboard.access.model.Role.DISPATCHER;
import static org.switchboard.access.model.Role.EDITOR;
import static org.switchboard.access.model.Role.INTEGRATOR;
import static org.switchboard.access.model.Role.SUPERVISOR;

import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/** What services check, with the roles of which one is needed. Pages and API resources are open to the same roles. */
public enum Permission {
    /** Personal data of customers, and what an agent does during a call. */
    HANDLE_CALLS(AGENT, SUPERVISOR, ADMIN),
    /** See the masked numbers of one customer in full, with a reason that is recorded. */
    REVEAL_NUMBERS(AGENT, SUPERVISOR, ADMIN),
    /** Find customers, and see who they are: tickets need it, too. */
    FIND_CUSTOMERS(AGENT, DISPATCHER, SUPERVISOR, ADMIN),
    /** Which record each field of a customer comes from. */
    SEE_FIELD_ORIGINS(AGENT, SUPERVISOR, INTEGRATOR, ADMIN),
    HANDLE_TICKETS(AGENT, DISPATCHER, SUPERVISOR, ADMIN),
    /** Create repair orders, and read them. */
    OPEN_ORDERS(AGENT, DISPATCHER, SUPERVISOR, ADMIN),
    /** Steps of a repair order, crews. Field systems report steps, too. */
    DISPATCH(true, DISPATCHER, SUPERVISOR, ADMIN),
    SEE_OUTAGES(AGENT, DISPATCHER, SUPERVISOR, INTEGRATOR, ADMIN),
    SEE_TROUBLE_CALLS(AGENT, DISPATCHER, SUPERVISOR, INTEGRATOR, ADMIN),
    MATCH_CUSTOMERS(INTEGRATOR, SUPERVISOR, ADMIN),
    /** See sources and outbound messages, pause and resume sources, replay rejected records. */
    SUPERVISE_SOURCES(INTEGRATOR, SUPERVISOR, ADMIN),
    /** Initial loads, repeated reads, versions of route files. */
    OPERATE_SOURCES(INTEGRATOR, ADMIN),
    /** Have records given out as they are, unmasked and without end. */
    EXPORT_RECORDS(INTEGRATOR, ADMIN),
    /** Deliver records to the intake. */
    DELIVER_RECORDS(true, INTEGRATOR, ADMIN),
    /** Have a set-aside event or deadline handled again, or discard it. */
    SETTLE_SET_ASIDE(INTEGRATOR, SUPERVISOR, ADMIN),
    /** Remove event groups and types that no version of the software handles any more. */
    MANAGE_EVENT_GROUPS(ADMIN),
    EDIT_ARTICLES(EDITOR, ADMIN),
    /** Articles that are written for experts. */
    READ_EXPERT_ARTICLES(EDITOR, SUPERVISOR, ADMIN),
    /** Titles and editions of articles that are not published. */
    LIST_DRAFTS(EDITOR, SUPERVISOR, ADMIN),
    ADMINISTER_USERS(ADMIN),
    /** Read the audit, and verify its chain. */
    READ_AUDIT(ADMIN),
    /** Whatever every user may do, such as read published articles and keep drafts of own text. */
    USE(AGENT, DISPATCHER, EDITOR, SUPERVISOR, INTEGRATOR, ADMIN);

    private final boolean givenToSources;
    private final Set<Role> roles;

    Permission(Role... roles) {
        this(false, roles);
    }

    Permission(boolean givenToSources, Role... roles) {
        this.givenToSources = givenToSources;
        this.roles = Collections.unmodifiableSet(EnumSet.copyOf(Arrays.asList(roles)));
    }

    public Set<Role> roles() {
        return roles;
    }

    /** Whether a source system has it, which has no roles. */
    boolean isGivenToSources() {
        return givenToSources;
    }
}
