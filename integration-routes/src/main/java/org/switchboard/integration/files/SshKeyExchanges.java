package org.switchboard.integration.files;

import com.jcraft.jsch.JSch;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What the SSH library tries out at each connection. By itself it also tries key exchanges that it never offers to a
 * server; sntrup761 alone takes most of the processor time of a look at a folder.
 */
final class SshKeyExchanges {

    private static final String OFFERED = "kex";
    private static final String TRIED = "CheckKexes";

    private SshKeyExchanges() {}

    /** For all connections of this process. */
    static void tryOnlyOffered() {
        List<String> offered = named(OFFERED).toList();
        JSch.setConfig(TRIED, named(TRIED).filter(offered::contains).collect(Collectors.joining(",")));
    }

    private static Stream<String> named(String setting) {
        return Stream.of(JSch.getConfig(setting).split(","));
    }
}
