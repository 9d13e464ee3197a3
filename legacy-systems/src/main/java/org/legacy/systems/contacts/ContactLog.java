package org.legacy.systems.contacts;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import org.legacy.systems.LocalTime;
import org.legacy.systems.city.Aspect;
import org.legacy.systems.city.City;
import org.legacy.systems.city.Customer;
import org.legacy.systems.city.SeededRandom;

/** Writes the log's files, each under a passing name until it is whole. */
public final class ContactLog {

    private static final DateTimeFormatter DAY = DateTimeFormatter.BASIC_ISO_DATE;
    private static final int CUSTOMERS_A_CONTACT = 20;
    private static final int MOST_CONTACTS = 2_000;
    private static final List<String> REASONS = List.of("0101", "0102", "0201", "0301", "0401");
    private static final List<String> TEXTS =
            List.of("客户反映晚间电压偏低,已解释并登记", "咨询阶梯电价及本月电费构成", "询问停电计划,告知恢复时间", "申请更名过户,告知所需材料", "表扬抢修人员服务态度好");

    private final Path folder;
    private final City city;
    private final SeededRandom random;
    private final Clock clock;

    /** @param folder made when absent */
    public ContactLog(Path folder, City city, long seed, Clock clock) throws IOException {
        this.folder = Files.createDirectories(folder);
        this.city = city;
        this.random = new SeededRandom(seed);
        this.clock = clock;
    }

    /** The file of last night, unless it was written already; whoever has read it may have moved it. */
    public void writeLastNight() throws IOException {
        LocalDate yesterday = LocalTime.today(clock).minusDays(1);
        String name = "contacts-" + DAY.format(yesterday) + ".txt";
        Path note = folder.resolveSibling("contacts-written-" + DAY.format(yesterday));
        if (!Files.exists(note)) {
            write(name, lastNight(yesterday));
            Files.createFile(note);
        }
    }

    /** One more file, with just these. */
    public void write(String name, List<Contact> contacts) throws IOException {
        ByteArrayOutputStream lines = new ByteArrayOutputStream();
        for (Contact contact : contacts) {
            lines.writeBytes(contact.line());
            lines.write('\n');
        }
        Path passing = folder.resolve(name + ".part");
        Files.write(passing, lines.toByteArray());
        Files.move(passing, folder.resolve(name), StandardCopyOption.ATOMIC_MOVE);
    }

    private List<Contact> lastNight(LocalDate day) {
        int customers = city.size().customers();
        int count = Math.min(MOST_CONTACTS, customers / CUSTOMERS_A_CONTACT);
        Instant evening = day.atTime(18, 0).atZone(LocalTime.ZONE).toInstant();
        List<Contact> contacts = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Customer customer = city.register().customer(random.below(customers, Aspect.CONTACT, i));
            int kind = random.below(TEXTS.size(), Aspect.CONTACT_KIND, i);
            Instant at = evening.plus(Duration.ofSeconds((long) i * 21_600 / count));
            contacts.add(new Contact(
                    DAY.format(day).substring(2) + "%06d".formatted(i + 1),
                    customer.number(),
                    customer.telephone().orElse(""),
                    "0" + (1 + random.below(4, Aspect.CONTACT_CHANNEL, i)),
                    true,
                    at,
                    30 + random.below(400, Aspect.CONTACT_LENGTH, i),
                    REASONS.get(kind),
                    "OP%04d".formatted(1 + i % 12),
                    TEXTS.get(kind)));
        }
        return contacts;
    }
}
