package org.switchboard.web.security;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.security.enterprise.AuthenticationStatus;
import jakarta.security.enterprise.authentication.mechanism.http.HttpMessageContext;
import jakarta.security.enterprise.credential.Credential;
import jakarta.security.enterprise.identitystore.CredentialValidationResult;
import jakarta.security.enterprise.identitystore.IdentityStoreHandler;
import jakarta.servlet.http.HttpServletRequest;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.switchboard.access.SignIn;
import org.switchboard.access.model.Actor;
import org.switchboard.access.model.Role;
import org.switchboard.access.model.SignedIn;
import org.switchboard.web.signin.TypedCredential;
import org.switchboard.web.signin.UserPrincipal;

class ProgramAuthenticationTest {

    private static final SignedIn AGENT =
            new SignedIn("agent", "Agent", "en", Set.of(Role.AGENT), Set.of("north"), false);

    private final ProgramAuthentication programs = new ProgramAuthentication();
    private final List<String> admitted = new ArrayList<>();
    private Duration wait = Duration.ZERO;
    private boolean busy;
    private SignedIn user = AGENT;
    private final RecordedResponse response = new RecordedResponse();

    @BeforeEach
    void users() {
        programs.users = new IdentityStoreHandler() {
            @Override
            public CredentialValidationResult validate(Credential credential) {
                TypedCredential typed = (TypedCredential) credential;
                typed.checked(new SignIn.Attempt(Optional.empty(), wait, busy));
                return typed.compareTo("agent", "right")
                        ? new CredentialValidationResult(new UserPrincipal(user), user.groups())
                        : CredentialValidationResult.INVALID_RESULT;
            }
        };
    }

    @Test
    void program_is_told_to_try_again_when_too_many_wait() {
        busy = true;
        asked(call().header("Authorization", "Basic YWdlbnQ6d3Jvbmc=").build());
        assertThat(response.status()).isEqualTo(503);
        assertThat(response.header("Retry-After")).isEqualTo("5");
        assertThat(response.header("WWW-Authenticate")).isNull();
        assertThat(admitted).isEmpty();
    }

    @Test
    void one_time_password_opens_nothing_for_a_program() {
        user = new SignedIn("agent", "Agent", "en", Set.of(Role.AGENT), Set.of(), true);
        asked(call().header("Authorization", "Basic YWdlbnQ6cmlnaHQ=").build());
        assertThat(response.status()).isEqualTo(403);
        assertThat(response.body()).contains("one-time-password");
        assertThat(admitted).isEmpty();
    }

    @Test
    void delayed_user_name_gets_the_waiting_time() {
        wait = Duration.ofMillis(2500);
        asked(call().header("Authorization", "Basic YWdlbnQ6d3Jvbmc=").build());
        assertThat(response.status()).isEqualTo(429);
        assertThat(response.header("Retry-After")).isEqualTo("3");
        assertThat(response.body()).contains("Try again in 3 seconds.");
    }

    @Test
    void right_credentials_admit_a_program_with_roles_and_areas() {
        HttpServletRequest request =
                call().header("Authorization", "Basic YWdlbnQ6cmlnaHQ=").build();
        assertThat(asked(request)).isEqualTo(AuthenticationStatus.SUCCESS);
        assertThat(admitted).containsExactly("agent");
        Caller caller = new Caller();
        caller.request = request;
        assertThat(caller.actor()).isEqualTo(Actor.program("agent", Set.of(Role.AGENT), Set.of("north")));
    }

    @Test
    void wrong_credentials_get_a_problem_with_a_challenge() {
        assertThat(asked(
                        call().header("Authorization", "Basic YWdlbnQ6d3Jvbmc=").build()))
                .isEqualTo(AuthenticationStatus.SEND_FAILURE);
        assertThat(response.status()).isEqualTo(401);
        assertThat(response.header("WWW-Authenticate")).startsWith("Basic realm=");
        assertThat(response.contentType()).isEqualTo("application/problem+json");
        assertThat(response.body()).contains("\"type\":\"urn:switchboard:problem:wrong-credentials\"");
        assertThat(admitted).isEmpty();
    }

    /** The request fails the test when it is asked for its session or its cookies. */
    @Test
    void session_cookie_is_ignored() {
        assertThat(asked(call().header("Cookie", "SWITCHBOARD=0000abc").build()))
                .isEqualTo(AuthenticationStatus.SEND_FAILURE);
        assertThat(response.body()).contains("no-credentials");
    }

    private AuthenticationStatus asked(HttpServletRequest request) {
        return programs.validate(request, response.asServletResponse(), context());
    }

    private static Request call() {
        return Request.to("GET", "/api")
                .answering("getRequestURI", "/api/v1/customers")
                .answering("getRemoteAddr", "192.0.2.7");
    }

    private HttpMessageContext context() {
        return (HttpMessageContext) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {HttpMessageContext.class}, (proxy, method, arguments) -> {
                    admitted.add((String) arguments[0]);
                    return AuthenticationStatus.SUCCESS;
                });
    }
}
