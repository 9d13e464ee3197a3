package org.switchboard.web.security;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProgramPathsTest {

    @ParameterizedTest
    @ValueSource(strings = {"/api", "/api/v1/customers", "/tmf-api/troubleTicket/v4/troubleTicket", "/openapi"})
    void program_paths_are_recognised(String path) {
        assertThat(ProgramPaths.include(path)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/", "/apis.xhtml", "/api-guide.xhtml", "/agentdesk/api", "/login.xhtml"})
    void page_paths_are_not_program_paths(String path) {
        assertThat(ProgramPaths.include(path)).isFalse();
    }
}
