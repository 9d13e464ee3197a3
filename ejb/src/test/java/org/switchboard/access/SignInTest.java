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
import org.switchboard.access.model.FailedAttempts;
import org.switchboard.access.model.PasswordHashing;
import org.switchboard.access.model.Role;
import org.switchboard.access.model.SignedIn;
import org.switchboard.access.model.UserView;
import org.switchboard.access.persistence.JpaUsers;
import org.switchboard.audit.AuditTrail;
import org.switchboard.audit.model.AuditView;
import org.switchboard.audit.persistence.AuditTable;
import org.switchboard.database.TransactionalDatabase;
import org.switchboard.shared.BusinessException;
import org.switchboard.shared.MovableClock;
import org.switchboard.shared.RecordedEvents;

/** Users, sign-in and the audit of both, over the real tables. */
class SignInTest {

    private static final String RIGHT = "correct horse battery";

    private static TransactionalDatabase database;

    private final MovableClock clock = new MovableClock("2026-11-22T08:00:00Z");
    private final CountingHashing hashing = new CountingHashing();
    private final RecordedEvents<UserChanged> changes = new RecordedEvents<>();
    private JpaUsers users;
    private AuditTrail audit;
    private UserAdministration administration;
    private UserStartup atStart;
    private SignIn signIn;

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
        administration = new UserAdministration(users, hashing, audit, changes, clock);
        atStart = new UserStartup(users, hashing, audit, clock);
        SignInRecord record = new SignInRecord(users, audit, clock) {
            @Override
            public void signedIn(String name) {
                database.transact(() -> super.signedIn(name));
            }

            @Override
            public void strengthened(String name, String hash) {
                database.transact(() -> super.strengthened(name, hash));
            }

            @Override
            public void refused(Optional<String> user) {
                database.transact(() -> super.refused(user));
            }
        };
        signIn = new SignIn(hashing, record, clock);
        changes.observe(signIn::removeCached);
    }

    @Test
    void the_right_password_gives_the_groups_of_the_user() {
        given("Wang.Li", Role.AGENT, Role.SUPERVISOR);

        SignedIn user = signIn.check(" wang.li ", RIGHT).signedIn().orElseThrow();

        assertThat(user.groups()).containsExactlyInAnyOrder("agent", "supervisor");
        assertThat(administration.find("wang.li", person("wang")).orElseThrow().lastLoginAt())
                .contains(clock.instant());
    }

    @Test
    void wrong_password_unknown_name_and_malformed_name_get_the_same_refusal() {
        given("wang.li", Role.AGENT);

        assertThat(signIn.check("wang.li", "wrong").signedIn()).isEmpty();
        assertThat(signIn.check("nobody", RIGHT).signedIn()).isEmpty();
        assertThat(signIn.check("' or 1=1 --\0", RIGHT).signedIn()).isEmpty();
        assertThat(signIn.check(null, null).signedIn()).isEmpty();
        assertThat(signIn.check("wang.li", "x".repeat(100_000)).signedIn()).isEmpty();
    }

    @Test
    void an_unknown_name_costs_as_much_as_a_wrong_password() {
        given("wang.li", Role.AGENT);
        int before = hashing.verified.get();

        signIn.check("wang.li", "wrong");
        signIn.check("nobody", "wrong");

        assertThat(hashing.verified.get() - before).isEqualTo(2);
    }

    @Test
    void a_right_password_is_computed_once_a_minute_however_often_a_program_calls() {
        given("robot", Role.INTEGRATOR);
        int before = hashing.verified.get();

        for (int call = 0; call < 200; call++) {
            assertThat(signIn.check("robot", RIGHT).signedIn()).isPresent();
        }
        assertThat(hashing.verified.get() - before).isEqualTo(1);

        clock.advance(Duration.ofSeconds(61));
        signIn.check("robot", RIGHT);
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
                    return signIn.check("robot", RIGHT).signedIn().isPresent();
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

        assertThat(signIn.check("wang.li", RIGHT).signedIn()).isPresent();

        assertThat(users.named("wang.li").orElseThrow().passwordHash()).startsWith("stronger ");
        clock.advance(Duration.ofMinutes(2));
        assertThat(signIn.check("wang.li", RIGHT).signedIn()).isPresent();
    }

    @Test
    void cached_password_is_removed_when_the_user_is_disabled_or_changes_it() {
        given("admin", Role.ADMIN);
        given("wang.li", Role.AGENT);
        signIn.check("wang.li", RIGHT);

        database.transact(() -> administration.changeOwnPassword(RIGHT, "another long password", person("wang.li")));
        assertThat(signIn.check("wang.li", RIGHT).signedIn()).isEmpty();
        assertThat(signIn.check("wang.li", "another long password").signedIn()).isPresent();

        database.transact(() -> administration.disable("wang.li", person("admin")));
        assertThat(signIn.check("wang.li", "another long password").signedIn()).isEmpty();
    }

    @Test
    void repeated_failed_logins_increase_the_delay_of_the_user_name() {
        given("wang.li", Role.AGENT);
        for (int attempt = 0; attempt < FailedAttempts.FREE; attempt++) {
            signIn.check("wang.li", "wrong");
        }

        SignIn.Attempt refused = signIn.check("wang.li", RIGHT);
        assertThat(refused.signedIn()).isEmpty();
        assertThat(refused.retryAfter()).isEqualTo(Duration.ofSeconds(1));

        clock.advance(Duration.ofSeconds(1));
        assertThat(signIn.check("wang.li", "wrong").retryAfter()).isEqualTo(Duration.ofSeconds(2));
        clock.advance(Duration.ofSeconds(2));
        assertThat(signIn.check("wang.li", RIGHT).signedIn()).isPresent();
    }

    @Test
    void audit_records_logins_refusals_and_changes_of_users() {
        given("admin", Role.ADMIN);
        given("wang.li", Role.AGENT);
        signIn.check("wang.li", RIGHT);
        signIn.check("wang.li", "wrong");
        signIn.check("my secret typed as a name", "wrong");
        signIn.check("my-secret", "wrong");
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
        assertThat(signIn.check("boss", "demo").signedIn().orElseThrow().roles())
                .containsExactlyInAnyOrder(Role.AGENT, Role.ADMIN);

        database.transact(() -> atStart.admitDemoUsers(List.of()));
        clock.advance(Duration.ofMinutes(2));
        assertThat(signIn.check("boss", "demo").signedIn()).isEmpty();
        assertRefused("demo-user", () -> database.transact(() -> administration.enable("boss", person("admin"))));

        database.transact(() -> atStart.admitDemoUsers(lines));
        assertThat(signIn.check("boss", "demo").signedIn()).isPresent();
    }

    @Test
    void file_of_demo_users_never_replaces_a_real_user() {
        given("wang.li", Role.AGENT);

        database.transact(
                () -> atStart.admitDemoUsers(List.of(new DemoUserFile.Line("wang.li", "demo", Set.of(Role.ADMIN)))));

        assertThat(signIn.check("wang.li", "demo").signedIn()).isEmpty();
        assertThat(signIn.check("wang.li", RIGHT).signedIn().orElseThrow().roles())
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
        assertThat(administration.list(10, Optional.empty(), person("wang")).items())
                .isEmpty();

        database.transact(() -> atStart.ensureAdministrator(Optional.of(RIGHT)));
        database.transact(() -> atStart.ensureAdministrator(Optional.of("quite another one")));

        assertThat(signIn.check("admin", "quite another one").signedIn()).isEmpty();
        assertThat(signIn.check("admin", RIGHT).signedIn().orElseThrow().roles())
                .containsExactly(Role.ADMIN);
    }

    @Test
    void first_administrator_needs_a_password_that_a_change_would_accept_too() {
        String holdsName = "longest-admin-of-all";

        assertThatThrownBy(() -> database.transact(() -> atStart.ensureAdministrator(Optional.of(holdsName))))
                .isInstanceOfSatisfying(BusinessException.class, refusal -> assertThat(refusal.key())
                        .isEqualTo("password-holds-name"));
        assertThat(signIn.check("admin", holdsName).signedIn()).isEmpty();
    }

    @Test
    void a_user_has_no_areas_until_an_administrator_assigns_some_which_the_next_sign_in_gives() {
        given("wang.li", Role.DISPATCHER);
        assertThat(signIn.check("wang.li", RIGHT).signedIn().orElseThrow().areas())
                .isEmpty();

        UserView changed = database.inTransaction(
                () -> administration.assignAreas("wang.li", Set.of("north", "south"), person("admin")));
        signIn.removeCached(new UserChanged("wang.li", Optional.empty()));

        assertThat(changed.areas()).containsExactlyInAnyOrder("north", "south");
        assertThat(signIn.check("wang.li", RIGHT).signedIn().orElseThrow().areas())
                .containsExactlyInAnyOrder("north", "south");
    }

    @Test
    void an_area_without_a_name_is_refused() {
        given("wang.li", Role.DISPATCHER);
        assertRefused(
                "bad-areas",
                () -> database.transact(() -> administration.assignAreas("wang.li", Set.of(" "), person("admin"))));
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
