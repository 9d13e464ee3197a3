package org.switchboard.web.api;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import org.eclipse.microprofile.openapi.annotations.OpenAPIDefinition;
import org.eclipse.microprofile.openapi.annotations.enums.SecuritySchemeType;
import org.eclipse.microprofile.openapi.annotations.info.Info;
import org.eclipse.microprofile.openapi.annotations.info.License;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.security.SecurityScheme;

/** Everything that a screen can do, a program can do here. */
@ApplicationPath("/api")
@OpenAPIDefinition(
        info =
                @Info(
                        title = "Switchboard",
                        version = "1",
                        description = "One customer-and-fault view over every system that a utility or telecom "
                                + "operator keeps. Lists come as {items, nextCursor} and page by limit and cursor; "
                                + "errors are RFC 9457 problem details that name the field and the value at fault.",
                        license = @License(name = "Apache-2.0", url = "https://www.apache.org/licenses/LICENSE-2.0")),
        security = @SecurityRequirement(name = "basic"))
@SecurityScheme(
        securitySchemeName = "basic",
        type = SecuritySchemeType.HTTP,
        scheme = "basic",
        description =
                "HTTP Basic over TLS, on every call; cookies are not looked at. Roles: agent, dispatcher, editor, "
                        + "supervisor, integrator, admin.")
public class SwitchboardApi extends Application {}
