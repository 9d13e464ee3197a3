package org.switchboard.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The demo users of a work folder, in {@code demo-users.txt}: {@code name password role}, one a line. */
public record DemoUsers(Path file, List<DemoUser> all) {

    /** Those of the folder; made with random passwords when there are none yet. */
    public static DemoUsers keptIn(WorkFolder work) {
        Path file = work.file("demo-users.txt");
        if (!Files.exists(file)) {
            Passwords.writePrivately(
                    file, firstUsers().map(DemoUser::line).collect(Collectors.joining("\n", "", "\n")));
        }
        try (Stream<String> lines = Files.lines(file)) {
            return new DemoUsers(
                    file,
                    lines.filter(line -> !line.isBlank()).map(DemoUser::parse).toList());
        } catch (IOException e) {
            throw new LaunchFailure("The demo users in " + file + " cannot be read: " + e.getMessage() + ".", e);
        }
    }

    private static Stream<DemoUser> firstUsers() {
        return Stream.of("agent", "agent2", "dispatcher", "editor", "supervisor", "integrator", "admin")
                .map(name -> new DemoUser(name, Passwords.random(), name.replace("2", "")));
    }

    /** @throws NoSuchElementException naming the role that nobody has */
    public DemoUser with(String role) {
        return all.stream()
                .filter(user -> user.role().equals(role))
                .findFirst()
                .orElseThrow(() -> new NoSuchElementException("no demo user has the role " + role));
    }

    /** @throws NoSuchElementException naming the user that does not exist */
    public DemoUser named(String name) {
        return all.stream()
                .filter(user -> user.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new NoSuchElementException("no demo user is named " + name));
    }
}
