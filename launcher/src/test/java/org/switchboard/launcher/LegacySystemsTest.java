package org.switchboard.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class LegacySystemsTest {

    @Test
    void server_reads_timestamps_in_the_zone_of_the_city_regardless_of_the_machine_zone() throws IOException {
        String zone = LegacySystems.environment(Ports.from(1), new WorkFolder(Path.of("target/work")))
                .get("SWITCHBOARD_ZONE");
        assertThat(Files.readString(ProjectFolders.find().config().resolve("sources/scada.camel.yaml")))
                .as("the clock of the city's station, as its route knows it")
                .contains("timeZone: " + zone);
    }
}
