package org.switchboard.web.sources;

import jakarta.annotation.PostConstruct;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.List;
import org.switchboard.agentdesk.TopicKind;
import org.switchboard.source.file.SourceFiles;
import org.switchboard.source.model.SourceFile;

/** The source systems and the files that connect them, as they are now. */
@Named("sources")
@ViewScoped
public class SourcesBacking implements Serializable {

    @Inject
    SourceOverview overview;

    @Inject
    SourceFiles files;

    private transient List<SourceRow> rows;
    private transient LoadRow load;
    private transient List<SourceFile> known;

    @PostConstruct
    public void refresh() {
        rows = overview.rows();
        known = files.all();
        load = overview.load().orElse(null);
    }

    public List<SourceRow> getRows() {
        if (rows == null) {
            refresh();
        }
        return rows;
    }

    public String getTopics() {
        return TopicKind.FEED_QUEUE.of() + ' ' + TopicKind.SET_ASIDE_QUEUE.of();
    }

    /** The initial load that is not finished; null when there is none. */
    public LoadRow getLoad() {
        return load;
    }

    public List<SourceFile> getFiles() {
        return known;
    }
}
