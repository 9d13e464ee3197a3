package org.switchboard.knowledge;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.Resource;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptors;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.switchboard.node.StartGuard;

/** Loads the article files and makes the index when the server starts, beside everything else. */
@Singleton
@Startup
@Interceptors(StartGuard.class)
@DependsOn("EventLogStartup")
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class KnowledgeStartup {

    private static final Logger LOG = Logger.getLogger(KnowledgeStartup.class.getName());

    @Inject
    ArticleFiles files;

    @Inject
    SearchIndexing indexing;

    @Resource
    ManagedExecutorService executor;

    /** SWITCHBOARD_CONFIG_DIR */
    @Inject
    @ConfigProperty(name = "switchboard.config.dir")
    Optional<String> configuration;

    @PostConstruct
    void begin() {
        executor.execute(() -> {
            configuration
                    .map(Path::of)
                    .map(folder -> folder.resolve("knowledge"))
                    .ifPresent(this::load);
            indexing.rebuild();
        });
    }

    private void load(Path folder) {
        if (!Files.isDirectory(folder)) {
            LOG.warning("knowledge folder-missing folder=" + folder);
            return;
        }
        try {
            ArticleFiles.Loaded loaded = files.load(folder);
            loaded.faults()
                    .forEach(fault -> LOG.severe("knowledge file-refused file=" + fault.path() + " field="
                            + fault.field() + ": " + fault.reason()));
            LOG.info("knowledge files-loaded articles=" + loaded.loaded() + " refused="
                    + loaded.faults().size());
        } catch (IOException | RuntimeException | StackOverflowError e) {
            LOG.log(Level.SEVERE, "knowledge folder-not-loaded folder=" + folder, e);
        }
    }
}
