package org.switchboard.access.model;

import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.switchboard.audit.Accountable;
import org.switchboard.event.model.ChangeAuthor;

/**
 * Who asks a service for something. A person, a program and a source system may bear the same name and are different all
 * the same.
 *
 * @param name of the user or of the job, or the name by which the source is known
 * @param roles of a person or a program; a source or a job has none
 * @param areas for which a person is responsible; empty for all
 */
public record Actor(String name, Origin origin, Set<Role> roles, Set<String> areas) implements Accountable {

    /** What sort of actor. */
    public enum Origin {
        PERSON,
        /** Signed in like a person, and using the API. */
        PROGRAM,
        /** A system whose records are taken in. */
        SOURCE,
        /** A job of the server itself. */
        SYSTEM
    }

    public Actor {
        if (name.isBlank()) {
            throw new IllegalArgumentException("An actor has a name");
        }
        Objects.requireNonNull(origin, "origin");
        roles = Set.copyOf(roles);
        areas = Set.copyOf(areas);
    }

    public static Actor person(String user, Set<Role> roles, Set<String> areas) {
        return new Actor(user, Origin.PERSON, roles, areas);
    }

    public static Actor program(String user, Set<Role> roles, Set<String> areas) {
        return new Actor(user, Origin.PROGRAM, roles, areas);
    }

    public static Actor source(String name) {
        return new Actor(name, Origin.SOURCE, Set.of(), Set.of());
    }

    /** @param job such as {@code retention} */
    public static Actor system(String job) {
        return new Actor(job, Origin.SYSTEM, Set.of(), Set.of());
    }

    public boolean isSource(String source) {
        return origin == Origin.SOURCE && name.equals(source);
    }

    public boolean may(Permission permission) {
        return switch (origin) {
            case SYSTEM -> true;
            case SOURCE -> permission.isGivenToSources();
            case PERSON, PROGRAM -> roles.stream().anyMatch(permission.roles()::contains);
        };
    }

    /** @throws AccessDenied naming the roles of which one is needed */
    public void require(Permission permission) {
        if (!may(permission)) {
            throw new AccessDenied(permission);
        }
    }

    @Override
    public String originName() {
        return origin.name();
    }

    @Override
    public boolean isUser() {
        return origin == Origin.PERSON || origin == Origin.PROGRAM;
    }

    /** As the event log names this actor. */
    public Optional<ChangeAuthor> author() {
        return Optional.of(new ChangeAuthor(name, origin.name()));
    }
}
