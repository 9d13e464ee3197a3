package org.switchboard.access;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.switchboard.access.model.AppUser;
import org.switchboard.access.model.Role;
import org.switchboard.shared.BusinessException;

/** The file of demo users: {@code name password role}, one user a line, several roles parted by commas. */
public final class DemoUserFile {

    private DemoUserFile() {}

    public record Line(String name, String password, Set<Role> roles) {}

    /** @throws BusinessException naming the line that does not read */
    public static List<Line> read(Path file) throws IOException {
        List<Line> users = new ArrayList<>();
        List<String> lines = Files.readAllLines(file, StandardCharsets.UTF_8);
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i).strip();
            if (!line.isEmpty() && !line.startsWith("#")) {
                users.add(parse(line, i + 1));
            }
        }
        return users;
    }

    private static Line parse(String line, int number) {
        String[] words = line.split("\\s+");
        if (words.length != 3 || !AppUser.couldBeName(words[0])) {
            throw new BusinessException("demo-user-line", "line", String.valueOf(number), number);
        }
        return new Line(
                AppUser.folded(words[0]),
                words[1],
                Arrays.stream(words[2].split(",")).map(Role::ofGroup).collect(Collectors.toUnmodifiableSet()));
    }
}
