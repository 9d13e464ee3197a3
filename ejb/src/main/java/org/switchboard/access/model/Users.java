package org.switchboard.access.model;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Port: the users that we keep. */
public interface Users {

    Optional<AppUser> named(String name);

    void add(AppUser user);

    /** Writes a change of this user now; refuses it when another user changed the user meanwhile. */
    void changed(AppUser user);

    /** Ordered by name, those behind {@code after}. */
    List<AppUser> after(String after, int limit);

    /** Of these the ones whose name or display name contains the text, without regard to case; all when it is empty. */
    List<AppUser> matching(String text, String after, int limit);

    List<AppUser> demoUsers();

    boolean anyEnabledWith(Role role);

    /** Noted beside the entity's version, so that signing in never collides with an administrator. */
    void loggedIn(String name, Instant at);

    /** Holds other nodes that start at the same time until this transaction ends. */
    void holdOtherNodes();
}
