package org.switchboard.acceptance.supply;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.apache.maven.artifact.versioning.DefaultArtifactVersion;
import org.apache.maven.artifact.versioning.InvalidVersionSpecificationException;
import org.apache.maven.artifact.versioning.VersionRange;

/** The list of known vulnerabilities and its exceptions, as kept in {@code docs/vulnerabilities}. */
record Advisories(List<Advisory> known, List<Explained> exceptions) {

    private static final int SHORTEST_REASON = 20;

    /** @param artifact group and name, with a colon between them */
    record Advisory(String id, String artifact, VersionRange affected) {

        boolean concerns(String other, String version) {
            return artifact.equals(other) && affected.containsVersion(new DefaultArtifactVersion(version));
        }
    }

    record Explained(String id, String artifact, String why) {

        boolean covers(Advisory advisory) {
            return advisory.id().equals(id) && advisory.artifact().equals(artifact);
        }
    }

    static Advisories in(Path folder) throws IOException {
        return new Advisories(
                rows(folder.resolve("advisories.tsv"), 4)
                        .map(row -> new Advisory(row[0], row[1], range(row[2])))
                        .toList(),
                rows(folder.resolve("exceptions.tsv"), 3)
                        .map(row -> new Explained(row[0], row[1], reason(row[2])))
                        .toList());
    }

    List<Advisory> about(String artifact, String version) {
        return known.stream()
                .filter(advisory -> advisory.concerns(artifact, version))
                .toList();
    }

    boolean isExplained(Advisory advisory) {
        return exceptions.stream().anyMatch(exception -> exception.covers(advisory));
    }

    private static Stream<String[]> rows(Path file, int columns) throws IOException {
        return Files.readAllLines(file).stream()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .map(line -> columns(line, columns));
    }

    private static String[] columns(String line, int columns) {
        String[] row = line.split("\t", -1);
        if (row.length != columns) {
            throw new IllegalArgumentException("not " + columns + " columns: " + line);
        }
        return row;
    }

    private static String reason(String why) {
        if (why.strip().length() < SHORTEST_REASON) {
            throw new IllegalArgumentException("an exception without a reason: " + why);
        }
        return why;
    }

    private static VersionRange range(String text) {
        try {
            return VersionRange.createFromVersionSpec(text);
        } catch (InvalidVersionSpecificationException e) {
            throw new IllegalArgumentException("no range of versions: " + text, e);
        }
    }
}
