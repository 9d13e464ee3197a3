package org.switchboard.source.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.switchboard.access.model.Actor;
import org.switchboard.access.model.Actors;
import org.switchboard.access.model.Role;
import org.switchboard.audit.AuditTrail;
import org.switchboard.audit.persistence.AuditTable;
import org.switchboard.database.SetBasedAccess;
import org.switchboard.database.TestDatabase;
import org.switchboard.shared.NotFoundException;
import org.switchboard.shared.Page;
import org.switchboard.source.model.FailedFile;
import org.switchboard.source.persistence.FailedFileTable;

/** Files that could not be read wait for a person, who may be signed in at another node than the one that reads. */
class FailedFilesTest {

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-12-01T08:00:00Z"), ZoneOffset.UTC);
    private static final Actor INTEGRATOR = Actors.only(Role.INTEGRATOR);

    private FailedFiles reading;
    private FailedFiles asking;

    @BeforeEach
    void twoNodes() {
        Jdbi jdbi = SetBasedAccess.over(TestDatabase.fresh());
        reading = node(jdbi);
        asking = node(jdbi);
    }

    @Test
    void failed_file_is_listed_until_it_was_moved_back() {
        reading.failed("crm", "crm-kamelet-1", "a.csv", "a.csv is not CSV.");
        reading.failed("erp", "erp-kamelet-1", "a.csv", "x");
        FailedFile listed = listed("crm");
        assertThat(listed.reason()).isEqualTo("a.csv is not CSV.");
        assertThat(reading.toRequeue("crm-kamelet-1")).isEmpty();

        asking.requeue(listed.id(), INTEGRATOR);

        assertThat(listed("crm").requeueAt()).contains(CLOCK.instant());
        assertThat(reading.toRequeue("erp-kamelet-1")).isEmpty();
        FailedFile wanted = reading.toRequeue("crm-kamelet-1").get(0);
        reading.requeued(wanted);
        assertThat(page().items()).extracting(FailedFile::source).containsExactly("erp");
    }

    @Test
    void file_that_fails_again_or_cannot_be_moved_waits_for_a_new_decision() {
        reading.failed("crm", "crm-kamelet-1", "a.csv", "first");
        asking.requeue(listed("crm").id(), INTEGRATOR);
        reading.failed("crm", "crm-kamelet-1", "a.csv", "second");
        assertThat(page().items()).singleElement().satisfies(file -> {
            assertThat(file.reason()).isEqualTo("second");
            assertThat(file.requeueAt()).isEmpty();
        });

        asking.requeue(listed("crm").id(), INTEGRATOR);
        reading.notRequeued(listed("crm"), "There is no file.");
        assertThat(listed("crm").reason()).isEqualTo("There is no file.");
        assertThat(reading.toRequeue("crm-kamelet-1")).isEmpty();
    }

    @Test
    void dismissed_file_is_no_longer_listed_and_cannot_be_requeued() {
        reading.failed("crm", "crm-kamelet-1", "a.csv", "x");
        long id = listed("crm").id();

        asking.dismiss(id, INTEGRATOR);

        assertThat(page().items()).isEmpty();
        assertThatThrownBy(() -> asking.requeue(id, INTEGRATOR)).isInstanceOf(NotFoundException.class);
        assertThatThrownBy(() -> asking.dismiss(id, INTEGRATOR)).isInstanceOf(NotFoundException.class);
    }

    @Test
    void pages_begin_with_the_newest() {
        for (String name : new String[] {"a", "b", "c"}) {
            reading.failed("crm", "crm-kamelet-1", name, "x");
        }

        Page<FailedFile> first = asking.page(2, Optional.empty(), INTEGRATOR);

        assertThat(first.items()).extracting(FailedFile::name).containsExactly("c", "b");
        assertThat(asking.page(2, first.nextCursor(), INTEGRATOR).items())
                .extracting(FailedFile::name)
                .containsExactly("a");
    }

    private FailedFile listed(String source) {
        return page().items().stream()
                .filter(file -> file.source().equals(source))
                .findFirst()
                .orElseThrow();
    }

    private Page<FailedFile> page() {
        return asking.page(10, Optional.empty(), INTEGRATOR);
    }

    private static FailedFiles node(Jdbi jdbi) {
        return new FailedFiles(new FailedFileTable(jdbi), new AuditTrail(new AuditTable(jdbi), CLOCK), CLOCK);
    }
}
