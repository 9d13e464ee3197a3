package org.switchboard.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.switchboard.access.model.Actors.person;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.switchboard.access.model.Actor;
import org.switchboard.access.model.IssuedPassword;
import org.switchboard.access.model.PasswordHashing;
import org.switchboard.access.model.Role;
import org.switchboard.access.model.SignedIn;
import org.switchboard.access.model.ThrottleRule;
import org.switchboard.access.model.UserSession;
import org.switchboard.access.model.UserView;
import org.switchboard.access.persistence.JpaUsers;
import org.switchboard.access.persistence.KeptSignInTable;
import org.switchboard.access.persistence.SignInFailureTable;
import org.switchboard.audit.AuditTrail;
import org.switchboard.audit.model.AuditView;
import org.switchboard.audit.persistence.AuditTable;
import org.switchboard.database.TransactionalDatabase;
import org.switchboard.shared.BusinessException;
import org.switchboard.shared.MovableClock;
import org.switchboard.shared.NotFoundException;
import org.switchboard.shared.RecordedEvents;

/** Users, sign-in and the audit of both, over the real tables. */
class SignInTest {

    private static final String RIGHT = "correct horse battery";
    private static final String OFFICE = "192.0.2.7";
    private static final String ELSEWHERE = "198.51.100.9";

    private static TransactionalDatabase database;

    private final MovableClock clock = new MovableClock("2026-11-22T08:00:00Z");
    private final CountingHashing hashing = new CountingHashing();
    private final RecordedEvents<UserChanged> changes = new RecordedEvents<>();
    private final RecordedEvents<SessionsEnded> ends = new RecordedEvents<>();
    private JpaUsers users;
    private AuditTrail audit;
    private UserAdministration administration;
    private UserStartup atStart;
    private SignIn signIn;
    private SignIn otherNode;
    private KeptSignIns sessions;
    private OwnSessions ownSessions;
    private OwnPassword ownPassword;
    private OneTimePasswords oneTimePasswords;

    @BeforeAll
    static void startDatabase() {
        database = new TransactionalDatabase();
    }

    @AfterAll
    static void stopDatabase() {
        database.close();
    }

    @BeforeEach
    void assemble() {
        users = new JpaUsers(database.emptied().entities());
        audit = new AuditTrail(new AuditTable(database.jdbi()), clock);
        HashingLimit limit = new HashingLimit();
        KeptSignInTable table = new KeptSignInTable(database.jdbi());
        sessions = new KeptSignIns(table, users, ends, clock);
        ownSessions = new OwnSessions(table, audit, ends, clock);
        administration = new UserAdministration(users, hashing, limit, sessions, audit, changes, clock);
        oneTimePasswords = new OneTimePasswords(administration, users, hashing, limit, sessions, audit, changes, clock);
        atStart = new UserStartup(users, hashing, audit, clock);
        SignInRecord record = new SignInRecord(users, sessions, audit, changes, clock) {
            @Override
            public void signedIn(String name) {
                database.transact(() -> super.signedIn(name));
            }

            @Override
            public void strengthened(String name, String hash) {
                database.transact(() -> super.strengthened(name, hash));
            }

            @Override
            public void passwordChanged(String name, String hash, Actor actor) {
                database.transact(() -> super.passwordChanged(name, hash, actor));
            }

            @Override
            public void refused(Optional<String> user) {
                database.transact(() -> super.refused(user));
            }
        };
        signIn = node(limit, record);
        ownPassword = new OwnPassword(hashing, limit, throttle(), record);
        otherNode = node(new HashingLimit(), record);
    }

    private SignIn node(HashingLimit limit, SignInRecord record) {
        SignInThrottle throttle = throttle();
        SignIn node = new SignIn(hashing, limit, throttle, record, clock);
        changes.observe(node::removeCached);
        changes.observe(throttle::forget);
        return node;
    }

    private SignInThrottle throttle() {
        return new SignInThrottle(new SignInFailureTable(database.jdbi()), clock);
    }

    @Test
    void the_right_password_gives_the_groups_of_the_user() {
        given("Wang.Li", Role.AGENT, Role.SUPERVISOR);

        SignedIn user = signIn.check(" wang.li ", RIGHT, OFFICE).signedIn().orElseThrow();

        assertThat(user.groups()).containsExactlyInAnyOrder("agent", "supervisor");
        assertThat(administration.find("wang.li", person("wang")).orElseThrow().lastLoginAt())
                .contains(clock.instant());
    }

    @Test
    void wrong_password_unknown_name_and_malformed_name_get_the_same_refusal() {
        given("wang.li", Role.AGENT);

        assertThat(signIn.check("wang.li", "wrong", OFFICE).signedIn()).isEmpty();
        assertThat(signIn.check("nobody", RIGHT, OFFICE).signedIn()).isEmpty();
        assertThat(signIn.check("' or 1=1 --\0", RIGHT, OFFICE).signedIn()).isEmpty();
        assertThat(signIn.check(null, null, OFFICE).signedIn()).isEmpty();
        assertThat(signIn.check("wang.li", "x".repeat(100_000), OFFICE).signedIn())
                .isEmpty();
    }

    @Test
    void an_unknown_name_costs_as_much_as_a_wrong_password() {
        given("wang.li", Role.AGENT);
        int before = hashing.verified.get();

        signIn.check("wang.li", "wrong", OFFICE);
        signIn.check("nobody", "wrong", OFFICE);

        assertThat(hashing.verified.get() - before).isEqualTo(2);
    }

    @Test
    void a_right_password_is_computed_once_a_minute_however_often_a_program_calls() {
        given("robot", Role.INTEGRATOR);
        int before = hashing.verified.get();

        for (int call = 0; call < 200; call++) {
            assertThat(signIn.check("robot", RIGHT, OFFICE).signedIn()).isPresent();
        }
        assertThat(hashing.verified.get() - before).isEqualTo(1);

        clock.advance(Duration.ofSeconds(61));
        signIn.check("robot", RIGHT, OFFICE);
        assertThat(hashing.verified.get() - before).isEqualTo(2);
    }

    @Test
    void concurrent_calls_compute_the_hash_once() throws Exception {
        given("robot", Role.INTEGRATOR);
        int before = hashing.verified.get();
        ExecutorService threads = Executors.newFixedThreadPool(20);
        CyclicBarrier together = new CyclicBarrier(20);
        try {
            List<Future<Boolean>> answers = new ArrayList<>();
            for (int caller = 0; caller < 20; caller++) {
                answers.add(threads.submit(() -> {
                    together.await(10, TimeUnit.SECONDS);
                    return signIn.check("robot", RIGHT, OFFICE).signedIn().isPresent();
                }));
            }
            for (Future<Boolean> answer : answers) {
                assertThat(answer.get(30, TimeUnit.SECONDS)).isTrue();
            }
        } finally {
            threads.shutdownNow();
        }
        assertThat(hashing.verified.get() - before).isEqualTo(1);
    }

    @Test
    void a_password_kept_in_a_weaker_form_is_kept_in_todays_after_the_next_sign_in() {
        given("wang.li", Role.AGENT);
        hashing.strength = "stronger ";

        assertThat(signIn.check("wang.li", RIGHT, OFFICE).signedIn()).isPresent();

        assertThat(users.named("wang.li").orElseThrow().passwordHash()).startsWith("stronger ");
        clock.advance(Duration.ofMinutes(2));
        assertThat(signIn.check("wang.li", RIGHT, OFFICE).signedIn()).isPresent();
    }

    @Test
    void cached_password_is_removed_when_the_user_is_disabled_or_changes_it() {
        given("admin", Role.ADMIN);
        given("wang.li", Role.AGENT);
        signIn.check("wang.li", RIGHT, OFFICE);

        ownPassword.change(RIGHT, "another long password", person("wang.li"));
        assertThat(signIn.check("wang.li", RIGHT, OFFICE).signedIn()).isEmpty();
        assertThat(signIn.check("wang.li", "another long password", OFFICE).signedIn())
                .isPresent();

        database.transact(() -> administration.disable("wang.li", person("admin")));
        assertThat(signIn.check("wang.li", "another long password", OFFICE).signedIn())
                .isEmpty();
    }

    @Test
    void repeated_failed_logins_increase_the_delay_of_the_user_name() {
        given("wang.li", Role.AGENT);
        for (int attempt = 0; attempt < ThrottleRule.NAME_AND_NETWORK.free(); attempt++) {
            signIn.check("wang.li", "wrong", OFFICE);
        }

        SignIn.Attempt refused = signIn.check("wang.li", RIGHT, OFFICE);
        assertThat(refused.signedIn()).isEmpty();
        assertThat(refused.retryAfter()).isEqualTo(Duration.ofSeconds(1));

        clock.advance(Duration.ofSeconds(1));
        assertThat(signIn.check("wang.li", "wrong", OFFICE).retryAfter()).isEqualTo(Duration.ofSeconds(2));
        clock.advance(Duration.ofSeconds(2));
        assertThat(signIn.check("wang.li", RIGHT, OFFICE).signedIn()).isPresent();
    }

    @Test
    void audit_records_logins_refusals_and_changes_of_users() {
        given("admin", Role.ADMIN);
        given("wang.li", Role.AGENT);
        signIn.check("wang.li", RIGHT, OFFICE);
        signIn.check("wang.li", "wrong", OFFICE);
        signIn.check("my secret typed as a name", "wrong", OFFICE);
        signIn.check("my-secret", "wrong", OFFICE);
        database.transact(() -> administration.disable("wang.li", person("admin")));

        assertThat(audit.latest(10, Optional.empty()).items())
                .extracting(entry -> entry.actor() + " " + entry.action() + " " + entry.subject())
                .startsWith(
                        "admin user-disabled wang.li",
                        "unknown-user sign-in-refused unknown-user",
                        "wang.li sign-in-refused wang.li",
                        "wang.li signed-in wang.li")
                .noneMatch(line -> line.contains("secret"));
    }

    @Test
    void audit_list_is_paged() {
        given("admin", Role.ADMIN);
        given("wang.li", Role.AGENT);

        var first = audit.latest(1, Optional.empty());
        assertThat(first.items()).extracting(AuditView::subject).containsExactly("wang.li");
        var second = audit.latest(1, first.nextCursor());
        assertThat(second.items()).extracting(AuditView::subject).containsExactly("admin");
        assertThat(second.nextCursor()).isEmpty();
    }

    @Test
    void last_administrator_cannot_be_removed() {
        given("admin", Role.ADMIN);

        assertThatThrownBy(() -> database.transact(() -> administration.disable("admin", person("admin"))))
                .isInstanceOf(BusinessException.class)
                .hasMessageContaining("last-administrator");
        assertThat(administration.find("admin", person("wang")).orElseThrow().enabled())
                .isTrue();
    }

    @Test
    void weak_passwords_taken_names_and_bad_names_are_refused_by_name() {
        given("wang.li", Role.AGENT);

        assertRefused("user-exists", () -> given("WANG.LI", Role.AGENT));
        assertRefused("bad-user-name", () -> given("wang li", Role.AGENT));
        assertRefused("password-length", () -> create("zhao", "short"));
        assertRefused("password-holds-name", () -> create("zhao", "my name is zhao!"));
    }

    @Test
    void two_administrators_who_change_the_same_user_do_not_overwrite_each_other() {
        given("wang.li", Role.AGENT);

        assertRefused(
                "changed-meanwhile",
                () -> database.transact(() -> {
                    var user = users.named("wang.li").orElseThrow();
                    database.jdbi()
                            .useHandle(handle ->
                                    handle.execute("update app_user set version = version + 1 where name = 'wang.li'"));
                    user.disable();
                    users.changed(user);
                }));
    }

    @Test
    void demo_users_may_sign_in_only_while_a_file_names_them(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(
                folder.resolve("demo-users.txt"), "# name password role\nagent1 demo agent\nboss demo agent,admin\n");
        List<DemoUserFile.Line> lines = DemoUserFile.read(file);

        database.transact(() -> atStart.admitDemoUsers(lines));
        database.transact(() -> atStart.admitDemoUsers(lines));
        assertThat(signIn.check("boss", "demo", OFFICE).signedIn().orElseThrow().roles())
                .containsExactlyInAnyOrder(Role.AGENT, Role.ADMIN);

        database.transact(() -> atStart.admitDemoUsers(List.of()));
        clock.advance(Duration.ofMinutes(2));
        assertThat(signIn.check("boss", "demo", OFFICE).signedIn()).isEmpty();
        assertRefused("demo-user", () -> database.transact(() -> administration.enable("boss", person("admin"))));

        database.transact(() -> atStart.admitDemoUsers(lines));
        assertThat(signIn.check("boss", "demo", OFFICE).signedIn()).isPresent();
    }

    @Test
    void file_of_demo_users_never_replaces_a_real_user() {
        given("wang.li", Role.AGENT);

        database.transact(
                () -> atStart.admitDemoUsers(List.of(new DemoUserFile.Line("wang.li", "demo", Set.of(Role.ADMIN)))));

        assertThat(signIn.check("wang.li", "demo", OFFICE).signedIn()).isEmpty();
        assertThat(signIn.check("wang.li", RIGHT, OFFICE)
                        .signedIn()
                        .orElseThrow()
                        .roles())
                .containsExactly(Role.AGENT);
    }

    @Test
    void malformed_line_is_reported_by_its_number(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("demo-users.txt"), "agent1 demo agent\nagent2 demo\n");

        assertThatThrownBy(() -> DemoUserFile.read(file))
                .isInstanceOfSatisfying(BusinessException.class, refusal -> assertThat(refusal.sentence(Locale.ENGLISH))
                        .startsWith("Line 2 "));
    }

    @Test
    void the_first_administrator_comes_from_the_environment_and_only_the_first() {
        database.transact(() -> atStart.ensureAdministrator(Optional.empty()));
        assertThat(administration.list("", 10, Optional.empty(), person("wang")).items())
                .isEmpty();

        database.transact(() -> atStart.ensureAdministrator(Optional.of(RIGHT)));
        database.transact(() -> atStart.ensureAdministrator(Optional.of("quite another one")));

        assertThat(signIn.check("admin", "quite another one", OFFICE).signedIn())
                .isEmpty();
        assertThat(signIn.check("admin", RIGHT, OFFICE).signedIn().orElseThrow().roles())
                .containsExactly(Role.ADMIN);
    }

    @Test
    void first_administrator_needs_a_password_that_a_change_would_accept_too() {
        String holdsName = "longest-admin-of-all";

        assertThatThrownBy(() -> database.transact(() -> atStart.ensureAdministrator(Optional.of(holdsName))))
                .isInstanceOfSatisfying(BusinessException.class, refusal -> assertThat(refusal.key())
                        .isEqualTo("password-holds-name"));
        assertThat(signIn.check("admin", holdsName, OFFICE).signedIn()).isEmpty();
    }

    @Test
    void a_user_has_no_areas_until_an_administrator_assigns_some_which_the_next_sign_in_gives() {
        given("wang.li", Role.DISPATCHER);
        assertThat(signIn.check("wang.li", RIGHT, OFFICE)
                        .signedIn()
                        .orElseThrow()
                        .areas())
                .isEmpty();

        UserView changed = database.inTransaction(
                () -> administration.assignAreas("wang.li", Set.of("north", "south"), person("admin")));
        signIn.removeCached(new UserChanged("wang.li", Optional.empty()));

        assertThat(changed.areas()).containsExactlyInAnyOrder("north", "south");
        assertThat(signIn.check("wang.li", RIGHT, OFFICE)
                        .signedIn()
                        .orElseThrow()
                        .areas())
                .containsExactlyInAnyOrder("north", "south");
    }

    @Test
    void an_area_without_a_name_is_refused() {
        given("wang.li", Role.DISPATCHER);
        assertRefused(
                "bad-areas",
                () -> database.transact(() -> administration.assignAreas("wang.li", Set.of(" "), person("admin"))));
    }

    @Test
    void failures_on_one_node_delay_the_name_on_every_node() {
        given("wang.li", Role.AGENT);
        failUntilDelayed("wang.li", OFFICE);

        assertThat(otherNode.check("wang.li", RIGHT, OFFICE).retryAfter()).isPositive();
    }

    @Test
    void failures_from_another_network_never_delay_a_network_where_the_user_has_signed_in_before() {
        given("wang.li", Role.AGENT);
        assertThat(otherNode.check("wang.li", RIGHT, OFFICE).signedIn()).isPresent();
        for (int network = 0; network < 100; network++) {
            failUntilDelayed("wang.li", "203.0.113." + network);
        }

        assertThat(signIn.check("wang.li", RIGHT, ELSEWHERE).signedIn())
                .as("a new network waits")
                .isEmpty();
        assertThat(signIn.check("wang.li", RIGHT, OFFICE).signedIn()).isPresent();
    }

    @Test
    void failures_from_a_known_network_delay_it_for_seconds_only() {
        given("wang.li", Role.AGENT);
        assertThat(otherNode.check("wang.li", RIGHT, OFFICE).signedIn()).isPresent();
        for (int attempt = 0; attempt < 30; attempt++) {
            clock.advance(signIn.check("wang.li", "wrong", OFFICE).retryAfter());
        }

        assertThat(signIn.check("wang.li", "wrong", OFFICE).retryAfter()).isEqualTo(Duration.ofSeconds(15));
    }

    @Test
    void many_names_from_one_network_delay_that_network_and_no_other() {
        given("wang.li", Role.AGENT);
        for (int name = 0; name < ThrottleRule.NETWORK.free(); name++) {
            signIn.check("name" + name, "wrong", ELSEWHERE);
        }

        assertThat(signIn.check("wang.li", RIGHT, ELSEWHERE).retryAfter()).isPositive();
        assertThat(signIn.check("wang.li", RIGHT, OFFICE).signedIn()).isPresent();
    }

    @Test
    void an_unknown_name_is_delayed_as_a_known_one() {
        failUntilDelayed("nobody", OFFICE);

        assertThat(signIn.check("nobody", "wrong", OFFICE).retryAfter()).isEqualTo(Duration.ofSeconds(1));
    }

    @Test
    void names_that_were_typed_are_kept_nowhere() {
        signIn.check("my-secret", "wrong", OFFICE);

        List<String> rows = database.jdbi()
                .withHandle(handle -> handle.createQuery("select f::text from sign_in_failure f")
                        .mapTo(String.class)
                        .list());
        assertThat(rows).isNotEmpty().noneMatch(row -> row.contains("secret"));
    }

    @Test
    void sessions_end_when_password_roles_or_admission_change_and_not_with_the_language() {
        given("admin", Role.ADMIN);
        given("wang.li", Role.AGENT);

        assertThat(sessionAfter(() -> administration.changeLanguage("wang.li", "en", person("admin"))))
                .isPresent();
        assertThat(sessionAfter(() -> administration.assign("wang.li", Set.of(Role.EDITOR), person("admin"))))
                .isEmpty();
        assertThat(sessionAfter(
                        () -> administration.resetPassword("wang.li", "another long password", person("admin"))))
                .isEmpty();
        assertThat(sessionAfter(() -> ownPassword.change("another long password", RIGHT, person("wang.li"))))
                .isEmpty();
        assertThat(sessionAfter(() -> administration.disable("wang.li", person("admin"))))
                .isEmpty();
        assertThat(ends.fired()).extracting(SessionsEnded::name).hasSize(4).containsOnly("wang.li");
    }

    @Test
    void session_ends_thirty_minutes_after_the_last_action_and_after_ten_hours() {
        given("wang.li", Role.AGENT);
        KeptSignIns.Begun begun = sessions.begin("wang.li", OFFICE, "Firefox");

        clock.advance(Duration.ofMinutes(29));
        assertThat(sessions.alive(Set.of(begun.id()))).isNotEmpty();
        clock.advance(Duration.ofMinutes(3));
        assertThat(sessions.alive(Set.of(begun.id()))).isEmpty();
        assertThat(sessions.resume(begun.token())).isEmpty();

        KeptSignIns.Begun next = sessions.begin("wang.li", OFFICE, "Firefox");
        for (int hour = 0; hour < 20; hour++) {
            assertThat(sessions.alive(Set.of(next.id())))
                    .as("half hour " + hour)
                    .isNotEmpty();
            clock.advance(Duration.ofMinutes(30));
            sessions.used(next.id(), clock.instant());
        }
        assertThat(sessions.alive(Set.of(next.id()))).isEmpty();
        assertThat(sessions.resume(next.token())).isEmpty();
    }

    @Test
    void user_sees_their_own_sessions_and_ends_one() {
        given("wang.li", Role.AGENT);
        KeptSignIns.Begun desk = sessions.begin("wang.li", OFFICE, "Firefox");
        clock.advance(Duration.ofMinutes(2));
        KeptSignIns.Begun home = sessions.begin("wang.li", ELSEWHERE, "Edge");
        sessions.begin("someone", OFFICE, "Firefox");

        assertThat(ownSessions.list(person("wang.li")))
                .extracting(UserSession::id)
                .containsExactly(home.id(), desk.id());
        database.transact(() -> ownSessions.end(home.id(), person("wang.li")));

        assertThat(sessions.resume(home.token())).isEmpty();
        assertThat(sessions.resume(desk.token())).isPresent();
        assertThat(ends.fired()).extracting(SessionsEnded::name).containsExactly("wang.li");
        assertThatThrownBy(() -> ownSessions.end(desk.id(), person("someone"))).isInstanceOf(NotFoundException.class);
    }

    @Test
    void one_time_password_signs_in_until_it_is_changed_or_three_days_have_passed() {
        given("wang.li", Role.AGENT);
        IssuedPassword issued = database.inTransaction(() -> oneTimePasswords.issue("wang.li", person("admin")));

        assertThat(signIn.check("wang.li", RIGHT, OFFICE).signedIn()).isEmpty();
        assertThat(signIn.check("wang.li", issued.password(), OFFICE)
                        .signedIn()
                        .orElseThrow()
                        .oneTimePassword())
                .isTrue();
        ownPassword.change(issued.password(), "another long password", person("wang.li"));
        assertThat(signIn.check("wang.li", "another long password", OFFICE)
                        .signedIn()
                        .orElseThrow()
                        .oneTimePassword())
                .isFalse();

        IssuedPassword unused = database.inTransaction(() -> oneTimePasswords.issue("wang.li", person("admin")));
        clock.advance(OneTimePasswords.VALID);
        assertThat(signIn.check("wang.li", unused.password(), OFFICE).signedIn())
                .isEmpty();
        assertThat(unused.toString()).doesNotContain(unused.password());
    }

    @Test
    void own_password_needs_the_current_one_which_cannot_be_guessed() {
        given("wang.li", Role.AGENT);
        Actor wang = person("wang.li");

        assertRefused("password-common", () -> ownPassword.change(RIGHT, "Password1234", wang));
        assertRefused("password-unchanged", () -> ownPassword.change(RIGHT, RIGHT, wang));
        for (int attempt = 1; attempt < ThrottleRule.NAME_AND_NETWORK.free(); attempt++) {
            assertRefused("wrong-password", () -> ownPassword.change("wrong", "another long password", wang));
        }
        assertRefused("password-attempts", () -> ownPassword.change(RIGHT, "another long password", wang));
        assertThat(signIn.check("wang.li", RIGHT, OFFICE).signedIn()).isPresent();
    }

    @Test
    void users_are_found_by_a_part_of_either_name() {
        database.transact(() ->
                administration.create("wang.li", "王丽 Wang Li", "zh-CN", Set.of(Role.AGENT), RIGHT, person("admin")));
        given("zhao", Role.AGENT);

        assertThat(administration
                        .list("王", 10, Optional.empty(), person("admin"))
                        .items())
                .hasSize(1);
        assertThat(administration
                        .list("WANG l", 10, Optional.empty(), person("admin"))
                        .items())
                .hasSize(1);
        assertThat(administration
                        .list("%", 10, Optional.empty(), person("admin"))
                        .items())
                .isEmpty();
        assertThat(administration.list("", 1, Optional.empty(), person("admin")).nextCursor())
                .isPresent();
    }

    private Optional<KeptSignIns.Resumed> sessionAfter(Runnable change) {
        KeptSignIns.Begun begun = sessions.begin("wang.li", OFFICE, "Firefox");
        database.transact(change);
        return sessions.resume(begun.token());
    }

    private void failUntilDelayed(String name, String network) {
        for (int attempt = 0; attempt < ThrottleRule.NAME_AND_NETWORK.free(); attempt++) {
            signIn.check(name, "wrong", network);
        }
    }

    private void given(String name, Role... roles) {
        database.transact(() -> administration.create(name, null, "zh-CN", Set.of(roles), RIGHT, person("admin")));
    }

    private void create(String name, String password) {
        database.transact(() -> administration.create(name, null, "en", Set.of(Role.AGENT), password, person("admin")));
    }

    private static void assertRefused(String key, org.assertj.core.api.ThrowableAssert.ThrowingCallable action) {
        assertThatThrownBy(action).isInstanceOfSatisfying(BusinessException.class, refusal -> assertThat(refusal.key())
                .isEqualTo(key));
    }

    /** Cheap, and counts what would have been dear. */
    private static final class CountingHashing implements PasswordHashing {

        private final AtomicInteger verified = new AtomicInteger();
        private String strength = "";

        @Override
        public String hash(String password) {
            return strength + "hash of " + password;
        }

        @Override
        public String hashOfDemo(String password) {
            return hash(password);
        }

        @Override
        public String hashOfNobody() {
            return "nobody";
        }

        @Override
        public boolean verify(String password, String kept) {
            verified.incrementAndGet();
            return kept.endsWith("hash of " + password);
        }

        @Override
        public boolean outdated(String kept) {
            return !kept.startsWith(strength);
        }
    }
}
