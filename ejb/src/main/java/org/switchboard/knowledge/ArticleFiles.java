package org.switchboard.knowledge;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.switchboard.access.model.Actor;
import org.switchboard.knowledge.model.Article;
import org.switchboard.knowledge.model.ArticleFile;
import org.switchboard.knowledge.model.ArticleKey;
import org.switchboard.knowledge.model.ArticleState;
import org.switchboard.knowledge.persistence.ArticleFileTable;
import org.switchboard.shared.BusinessException;

/**
 * Loads the article files of the configuration. A file counts only when it is new or differs from when it
 * was loaded last; what an editor changed in the database since then stays.
 */
@ApplicationScoped
public class ArticleFiles {

    private static final Actor AUTHOR = Actor.system("config/knowledge");

    private ArticleFileTable files;
    private ArticleImport imports;
    private ArticlePlaceholders placeholders;
    private Clock clock;

    protected ArticleFiles() {
        // for the container's proxy
    }

    @Inject
    public ArticleFiles(ArticleFileTable files, ArticleImport imports, ArticlePlaceholders placeholders, Clock clock) {
        this.files = files;
        this.imports = imports;
        this.placeholders = placeholders;
        this.clock = clock;
    }

    /** A file that did not load: the field at fault, and why. */
    public record Fault(String path, String field, String reason) {}

    /** @param loaded how many articles were new or different */
    public record Loaded(int loaded, List<Fault> faults) {

        public Loaded {
            faults = List.copyOf(faults);
        }
    }

    /**
     * Loads every {@code *.md} below the folder but the README; a file that does not read keeps no other from loading.
     *
     * @throws IOException when the folder itself cannot be read
     */
    @Transactional
    public Loaded load(Path folder) throws IOException {
        Map<String, String> known = files.hashes();
        Map<String, String> fresh = new LinkedHashMap<>();
        List<Article> articles = new ArrayList<>();
        List<Fault> faults = new ArrayList<>();
        for (Path file : articleFiles(folder)) {
            String path = folder.relativize(file).toString().replace('\\', '/');
            try {
                byte[] content = Files.readAllBytes(file);
                String hash = hash(content);
                if (!hash.equals(known.get(path))) {
                    articles.add(placeholders.checked(ArticleFile.parse(decoded(content))));
                    fresh.put(path, hash);
                }
            } catch (BusinessException refusal) {
                faults.add(new Fault(path, refusal.field().orElse(""), refusal.sentence(Locale.ENGLISH)));
            } catch (IOException | RuntimeException | StackOverflowError unreadable) {
                faults.add(new Fault(path, "", String.valueOf(unreadable)));
            }
        }
        int loaded = 0;
        for (int begin = 0; begin < articles.size(); begin += ArticleImport.LARGEST_BATCH) {
            List<Article> batch =
                    articles.subList(begin, Math.min(articles.size(), begin + ArticleImport.LARGEST_BATCH));
            loaded += imports.importArticles(ArticleKey.MAIN, ArticleState.PUBLISHED, batch, AUTHOR)
                    .accepted();
        }
        files.loaded(fresh, clock.instant());
        return new Loaded(loaded, faults);
    }

    private static List<Path> articleFiles(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile)
                    .filter(file -> file.getFileName().toString().endsWith(".md"))
                    .filter(file -> !file.getFileName().toString().equalsIgnoreCase("README.md"))
                    .sorted()
                    .toList();
        }
    }

    private static String decoded(byte[] content) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(java.nio.ByteBuffer.wrap(content))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new BusinessException("article-not-utf8", "file", null);
        }
    }

    private static String hash(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("This Java has no SHA-256", e);
        }
    }
}
