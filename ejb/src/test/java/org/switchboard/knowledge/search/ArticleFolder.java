package org.switchboard.knowledge.search;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.switchboard.knowledge.model.Article;
import org.switchboard.knowledge.model.ArticleFile;

/** The articles that come with the system, as they are in the configuration. */
public final class ArticleFolder {

    public static final Path KNOWLEDGE = Path.of("../config/knowledge");

    private ArticleFolder() {}

    public static List<Article> articles() {
        try (Stream<Path> files = Files.walk(KNOWLEDGE)) {
            return files.filter(file -> file.toString().endsWith(".md"))
                    .filter(file -> !file.endsWith("README.md"))
                    .map(ArticleFolder::read)
                    .map(ArticleFile::parse)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
