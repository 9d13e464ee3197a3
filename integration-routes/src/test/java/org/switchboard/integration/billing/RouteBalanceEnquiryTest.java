package org.switchboard.integration.billing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.math.BigDecimal;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.switchboard.billing.BalanceEnquiry.AccountReference;
import org.switchboard.billing.BalanceEnquiry.BillingUnavailable;
import org.switchboard.billing.model.AccountBalance;
import org.switchboard.integration.testing.LookupServer;
import org.switchboard.integration.testing.Site;
import org.switchboard.source.feed.LookupBreaker;

/** The enquiry through a route of rest-lookup-action, against a real HTTP server. */
class RouteBalanceEnquiryTest {

    private static final AccountReference ACCOUNT = new AccountReference("3001", Map.of("ledger", "L 7/9"));
    private static final String PATH = "/v1/L%207%2F9";

    @TempDir
    Path configuration;

    private LookupServer server;
    private Site site;
    private RouteBalanceEnquiry enquiry;

    @BeforeEach
    void aSite() throws IOException {
        server = new LookupServer();
        site = new Site(configuration);
        enquiry = new RouteBalanceEnquiry(site.routes);
        site.with("ledger.jslt", """
                {"balance": number(.saldo), "arrears": number(.due), "currency": "CNY", "oldestDueOn": .since,
                 "disconnectedForDebt": .cut == "yes", "disconnectedAt": .cutAt, "source": "ledger",
                 "payments": [for (fallback(.paid, [])) {"amount": number(.sum), "paidOn": .on, "channel": .by}]}
                """);
        site.with("billing.camel.yaml", route(server.url()));
    }

    @AfterEach
    void stop() {
        site.close();
        server.close();
    }

    @Test
    void balance_is_requested_by_the_account_number_of_the_other_system() {
        server.answers(PATH, 200, """
                {"saldo": "-256.8", "due": "256.80", "since": "2026-08-15", "cut": "yes", "cutAt": "2026-10-18T00:00:00+08:00",
                 "paid": [{"sum": "112.4", "on": "2026-07-03", "by": "app"}]}""");
        site.start();
        assertThat(asked(ACCOUNT)).hasValueSatisfying(balance -> {
            assertThat(balance.balance()).isEqualTo(new BigDecimal("-256.80"));
            assertThat(balance.arrears()).isEqualTo(new BigDecimal("256.80"));
            assertThat(balance.currency()).isEqualTo("CNY");
            assertThat(balance.oldestDueOn()).contains(LocalDate.of(2026, 8, 15));
            assertThat(balance.disconnectedForDebt()).isTrue();
            assertThat(balance.disconnectedAt()).contains(Instant.parse("2026-10-17T16:00:00Z"));
            assertThat(balance.payments())
                    .containsExactly(
                            new AccountBalance.Payment(new BigDecimal("112.40"), LocalDate.of(2026, 7, 3), "app"));
            assertThat(balance.source()).isEqualTo("ledger");
        });
    }

    @Test
    void an_account_that_billing_does_not_know_is_empty() {
        site.start();
        assertThat(asked(ACCOUNT)).isEmpty();
        assertThat(server.asked()).containsExactly(PATH);
    }

    @Test
    void account_without_a_number_in_billing_is_not_requested() {
        site.start();
        assertUnavailable(() -> asked(new AccountReference("3001", Map.of())), "There is no ledger to ask with.");
        assertThat(server.asked()).isEmpty();
    }

    @Test
    void hanging_billing_system_is_abandoned_within_the_time_limit() {
        site.with("billing.camel.yaml", inTheUsualTime(route(server.url()))).start();
        server.hangs();
        Instant begin = Instant.now();
        assertUnavailable(() -> asked(ACCOUNT), "No answer within the time limit.");
        assertThat(Duration.between(begin, Instant.now())).isLessThan(Duration.ofMillis(2500));
    }

    @Test
    void unreachable_billing_system_is_unavailable() throws IOException {
        int closed;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            closed = free.getLocalPort();
        }
        site.with("billing.camel.yaml", route("http://127.0.0.1:" + closed)).start();
        assertUnavailable(() -> asked(ACCOUNT), "The connection was refused.");
    }

    @Test
    void error_of_the_billing_system_is_unavailable() {
        server.answers(PATH, 503, "{}");
        site.start();
        assertUnavailable(() -> asked(ACCOUNT), "The answer was HTTP status 503.");
    }

    @Test
    void answer_that_is_no_json_is_unavailable() {
        server.answers(PATH, 200, "<html>busy</html>");
        site.start();
        assertUnavailable(() -> asked(ACCOUNT), "The answer is not JSON.");
    }

    @Test
    void answer_that_the_mapping_cannot_read_is_unavailable() {
        server.answers(PATH, 200, "{\"saldo\": \"a lot\", \"due\": \"0\"}");
        site.start();
        assertThatExceptionOfType(BillingUnavailable.class)
                .isThrownBy(() -> asked(ACCOUNT))
                .withMessageContaining("ledger.jslt");
    }

    @Test
    void invalid_balance_is_unavailable() {
        server.answers(PATH, 200, "{\"saldo\": \"5\", \"due\": \"-5\"}");
        site.start();
        assertUnavailable(() -> asked(ACCOUNT), "Billing's answer is invalid: arrears of -5.00.");
    }

    @Test
    void without_the_route_billing_is_unavailable() {
        site.without("billing.camel.yaml").start();
        assertThatExceptionOfType(BillingUnavailable.class).isThrownBy(() -> asked(ACCOUNT));
    }

    @Test
    void before_the_routes_run_billing_is_unavailable() {
        assertUnavailable(() -> asked(ACCOUNT), "The source routes do not run yet.");
    }

    @Test
    void missing_mapping_is_reported_when_the_route_is_loaded() {
        site.with("billing.camel.yaml", route(server.url()).replace("ledger.jslt", "other.jslt"))
                .start();
        assertThat(site.files.fault("billing.camel.yaml"))
                .contains("billing.camel.yaml, line 6: there is no mapping file other.jslt in the folder of the source"
                        + " files.");
    }

    @Test
    void failing_billing_is_suspended_and_the_reason_is_shown() {
        server.answers(PATH, 503, "{}");
        site.start();
        for (int i = 0; i < 10; i++) {
            assertUnavailable(() -> asked(ACCOUNT), "The answer was HTTP status 503.");
        }
        assertUnavailable(() -> asked(ACCOUNT), "Not sent: most of the last requests failed.");
        assertThat(site.breakers.all()).singleElement().satisfies(breaker -> {
            assertThat(breaker.source()).isEqualTo("billing");
            assertThat(breaker.lookup()).as("as in the route file").isEqualTo("ask-the-ledger");
            assertThat(breaker.state()).isEqualTo(LookupBreaker.State.OPEN);
            assertThat(breaker.nextTryAt()).isPresent();
            assertThat(breaker.lastFailure()).contains("The answer was HTTP status 503.");
        });
    }

    @Test
    void accounts_that_wait_for_billing_hold_no_thread() {
        site.start();
        server.hangs();
        List<CompletableFuture<Optional<AccountBalance>>> asked = IntStream.range(0, 8)
                .mapToObj(number -> enquiry.ask(ACCOUNT).toCompletableFuture())
                .toList();
        Site.await().untilAsserted(() -> assertThat(server.asked()).hasSize(8));
        Thread caller = Thread.currentThread();
        Site.await().untilAsserted(() -> assertThat(switchboardThreadsExcept(caller))
                .isEmpty());
        assertThat(asked).as("while all of them wait").noneMatch(CompletableFuture::isDone);
    }

    @Test
    void slow_answer_is_abandoned_within_the_time_limit() {
        server.answersSlowly();
        site.with("billing.camel.yaml", inTheUsualTime(route(server.url()))).start();
        Instant begin = Instant.now();
        assertUnavailable(() -> asked(ACCOUNT), "No answer within the time limit.");
        assertThat(Duration.between(begin, Instant.now())).isLessThan(Duration.ofMillis(2500));
    }

    @Test
    void blocked_route_does_not_block_the_caller() {
        site.with("billing.camel.yaml", route(server.url()).replace("steps:", "steps:\n        - delay: 60000"));
        site.start();
        assertThat(enquiry.ask(ACCOUNT).toCompletableFuture()).isNotDone();
    }

    /** The threads that work or wait in code of ours, without the caller, this one and those of the test's server. */
    private static List<String> switchboardThreadsExcept(Thread caller) {
        return Thread.getAllStackTraces().entrySet().stream()
                .filter(thread -> thread.getKey() != caller && thread.getKey() != Thread.currentThread())
                .filter(thread -> Arrays.stream(thread.getValue())
                        .map(StackTraceElement::getClassName)
                        .anyMatch(name ->
                                name.startsWith("org.switchboard.") && !name.startsWith(LookupServer.class.getName())))
                .map(thread -> thread.getKey().getName())
                .toList();
    }

    private Optional<AccountBalance> asked(AccountReference account) {
        try {
            return enquiry.ask(account).toCompletableFuture().join();
        } catch (CompletionException failure) {
            throw (BillingUnavailable) failure.getCause();
        }
    }

    private static void assertUnavailable(ThrowingCallable asking, String sentence) {
        assertThatExceptionOfType(BillingUnavailable.class).isThrownBy(asking).withMessage(sentence);
    }

    /** With more time than a busy machine needs for the first answer. */
    private static String route(String url) {
        return """
                - route:
                    id: ask-the-ledger
                    from:
                      uri: direct:account-balance
                      steps:
                        - to:
                            uri: kamelet:rest-lookup-action
                            parameters:
                              url: '%s/v1/{ledger}'
                              mapping: ledger.jslt
                              readTimeout: 60000
                              timeLimit: 60000
                """.formatted(url);
    }

    private static String inTheUsualTime(String route) {
        return route.replaceAll("(?m)^ *(readTimeout|timeLimit): .*\n", "");
    }
}
