package org.switchboard.integration.files;

import static org.assertj.core.api.Assertions.assertThat;

import com.jcraft.jsch.JSch;
import org.junit.jupiter.api.Test;

class SshKeyExchangesTest {

    @Test
    void only_offered_key_exchanges_are_tried_at_each_connection() {
        SftpFailures failures = new SftpFailures();
        failures.setHostKey("ssh-ed25519 AAAA");
        failures.setPassword("secret");

        failures.ready();

        assertThat(JSch.getConfig("CheckKexes").split(","))
                .isNotEmpty()
                .isSubsetOf(JSch.getConfig("kex").split(","));
    }
}
