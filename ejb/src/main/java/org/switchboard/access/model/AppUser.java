package org.switchboard.access.model;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.switchboard.shared.BusinessException;

/** A person or a program that may sign in. Names are compared without regard to case. */
@Entity
@Table(name = "app_user")
public class AppUser {

    public static final int LONGEST_NAME = 64;

    public static final int LONGEST_AREA = 100;

    private static final int MOST_AREAS = 100;

    public static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9._@-]{1," + (LONGEST_NAME - 1) + "}");

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;

    @Version
    private long version;

    private String name;

    @Column(name = "display_name")
    private String displayName;

    private String language;

    @Column(name = "password_hash")
    private String passwordHash;

    /** Set while the password is one that an administrator knows: until then it may be used to change it. */
    @Column(name = "one_time_until")
    private Instant oneTimeUntil;

    private boolean enabled;

    private boolean demo;

    @Column(name = "created_at")
    private Instant createdAt;

    /** Read only here: see {@link Users#loggedIn}. */
    @Column(name = "last_login_at", insertable = false, updatable = false)
    private Instant lastLoginAt;

    @ElementCollection(fetch = FetchType.EAGER)
    @CollectionTable(name = "app_user_role", joinColumns = @JoinColumn(name = "user_id"))
    @Column(name = "role")
    @Enumerated(EnumType.STRING)
    private Set<Role> roles = new HashSet<>();

    @ElementCollection(fetch = FetchType.EAGER)
    @CollectionTable(name = "app_user_area", joinColumns = @JoinColumn(name = "user_id"))
    @Column(name = "area")
    private Set<String> areas = new HashSet<>();

    protected AppUser() {
        // for Jakarta Persistence
    }

    public AppUser(String name, String displayName, String language, Set<Role> roles, String passwordHash, Instant at) {
        this.name = nameOf(name);
        this.displayName = displayName == null || displayName.isBlank() ? this.name : displayName.strip();
        this.language = languageOf(language);
        this.passwordHash = passwordHash;
        this.enabled = true;
        this.createdAt = at;
        assign(roles);
    }

    /** The demo form of a user: exists only where a file of demo users is named at start. */
    public static AppUser demo(String name, String language, Set<Role> roles, String passwordHash, Instant at) {
        AppUser user = new AppUser(name, name, language, roles, passwordHash, at);
        user.demo = true;
        return user;
    }

    /** The form in which names are kept and looked up. */
    public static String folded(String name) {
        return name.strip().toLowerCase(Locale.ROOT);
    }

    public static boolean couldBeName(String name) {
        return name != null
                && name.length() <= LONGEST_NAME
                && NAME.matcher(folded(name)).matches();
    }

    private static String nameOf(String name) {
        if (!couldBeName(name)) {
            throw new BusinessException("bad-user-name", "name", name, name);
        }
        return folded(name);
    }

    private static String languageOf(String tag) {
        if (tag == null || !tag.matches("[a-z]{2}(-[A-Za-z]{2,4})?")) {
            throw new BusinessException("bad-language", "language", tag, tag);
        }
        return tag;
    }

    public final void assign(Set<Role> newRoles) {
        if (newRoles.isEmpty()) {
            throw new BusinessException("user-without-role", "roles", "", name);
        }
        roles.clear();
        roles.addAll(newRoles);
    }

    /** @param newAreas for which the user is responsible, by the names of zones; empty for all */
    public void assignAreas(Set<String> newAreas) {
        if (newAreas.size() > MOST_AREAS) {
            throw new BusinessException(
                    "bad-areas", "areas", String.valueOf(newAreas.size()), MOST_AREAS, LONGEST_AREA);
        }
        newAreas.stream()
                .filter(area -> area.isBlank() || area.length() > LONGEST_AREA)
                .findFirst()
                .ifPresent(area -> {
                    throw new BusinessException("bad-areas", "areas", area, MOST_AREAS, LONGEST_AREA);
                });
        areas.clear();
        newAreas.stream().map(String::strip).forEach(areas::add);
    }

    public void changePassword(String hash) {
        passwordHash = hash;
        oneTimeUntil = null;
    }

    /** @param until when it may be used, for nothing but to change it */
    public void setOneTimePassword(String hash, Instant until) {
        passwordHash = hash;
        oneTimeUntil = until;
    }

    /** The same password in another form. */
    public void renewHash(String hash) {
        passwordHash = hash;
    }

    public void disable() {
        enabled = false;
    }

    public void enable() {
        enabled = true;
    }

    public void changeLanguage(String newLanguage) {
        language = languageOf(newLanguage);
    }

    public String name() {
        return name;
    }

    public String passwordHash() {
        return passwordHash;
    }

    public boolean isEnabled() {
        return enabled;
    }

    public boolean hasOneTimePassword() {
        return oneTimeUntil != null;
    }

    /** Whether the right password lets the user in. */
    public boolean maySignInAt(Instant now) {
        return enabled && (oneTimeUntil == null || oneTimeUntil.isAfter(now));
    }

    public boolean isDemo() {
        return demo;
    }

    public boolean has(Role role) {
        return roles.contains(role);
    }

    public SignedIn signedIn() {
        return new SignedIn(name, displayName, language, roles, areas, hasOneTimePassword());
    }

    public UserView view() {
        return new UserView(
                name,
                displayName,
                language,
                roles,
                areas,
                enabled,
                demo,
                createdAt,
                Optional.ofNullable(lastLoginAt),
                Optional.ofNullable(oneTimeUntil));
    }
}
