package org.switchboard.integration.cim;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.xml.stream.XMLStreamException;
import org.switchboard.integration.files.InterruptedFileRead;
import org.switchboard.integration.files.form.MalformedFile;

/**
 * The current parts of models in a folder of their own, so that a part that comes alone finds the others after a restart and
 * on another node. A part that is replaced is removed.
 */
final class ModelParts {

    private static final int MOST_PARTS = 500;
    private static final int LONGEST_LABEL = 60;
    private static final String SUFFIX = ".xml.gz";
    private static final Set<String> SHARED = Set.of(
            "Substation",
            "VoltageLevel",
            "Bay",
            "Feeder",
            "ConnectivityNode",
            "Location",
            "PositionPoint",
            "CoordinateSystem");

    private final Path folder;

    ModelParts(Path folder) {
        this.folder = folder;
    }

    List<ModelPart> all() {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().matches("[0-9a-f-]{36}~.*\\.xml\\.gz"))
                    .sorted()
                    .map(ModelParts::part)
                    .toList();
        } catch (IOException unreadable) {
            throw new InterruptedFileRead(folder + " cannot be listed: " + unreadable.getMessage() + ".", unreadable);
        }
    }

    /**
     * Keeps it, in place of those that it replaces.
     *
     * @param packed its file, by gzip
     * @return what replaces it already; empty when it is kept
     */
    Optional<ModelPart> keep(CimHeader header, String label, Path packed) {
        ModelPart part = new ModelPart(header, label, packed);
        List<ModelPart> others =
                all().stream().filter(other -> !other.id().equals(header.id())).toList();
        List<ModelPart> same = others.stream()
                .filter(other -> !other.header().isDifference()
                        && other.header().isAboutTheSameAs(header)
                        && shareObjects(part, other))
                .toList();
        Optional<ModelPart> later = later(header, others, same);
        if (later.isEmpty()) {
            if (others.size() >= MOST_PARTS) {
                throw new MalformedFile(
                        label + " is one part too many: " + folder + " has " + MOST_PARTS + " parts of models.", null);
            }
            store(part);
            Set<String> replaced = header.isDifference() ? Set.of() : idsOf(replacedBy(header, others, same));
            others.stream().filter(other -> replaced.contains(other.id())).forEach(ModelParts::remove);
        }
        return later;
    }

    /** What says that the given one is past. */
    private static Optional<ModelPart> later(CimHeader header, List<ModelPart> others, List<ModelPart> same) {
        if (header.isDifference()) {
            Set<String> here = idsOf(others);
            return same.stream()
                    .filter(other -> Collections.disjoint(here, header.bases())
                            && CimHeader.BY_AGE.compare(other.header(), header) >= 0)
                    .findFirst();
        }
        return others.stream()
                .filter(other -> !other.header().isDifference()
                                && other.header().supersedes().contains(header.id())
                        || same.contains(other)
                                && !header.supersedes().contains(other.id())
                                && CimHeader.BY_AGE.compare(other.header(), header) > 0)
                .findFirst();
    }

    /** Earlier models of the same, what it says it supersedes, and the earlier differences to both. */
    private static Set<ModelPart> replacedBy(CimHeader header, List<ModelPart> others, List<ModelPart> same) {
        Set<ModelPart> replaced = new HashSet<>(same);
        others.stream()
                .filter(other -> header.supersedes().contains(other.id()))
                .forEach(replaced::add);
        boolean grows = true;
        while (grows) {
            Set<String> ids = idsOf(replaced);
            grows = replaced.addAll(others.stream()
                    .filter(other -> other.header().isDifference()
                            && !Collections.disjoint(other.header().bases(), ids)
                            && CimHeader.BY_AGE.compare(other.header(), header) <= 0)
                    .toList());
        }
        return replaced;
    }

    private static Set<String> idsOf(Collection<ModelPart> parts) {
        return parts.stream().map(ModelPart::id).collect(Collectors.toSet());
    }

    /** Parts of one authority about different objects, such as one file a feeder, stand beside each other. */
    private static boolean shareObjects(ModelPart one, ModelPart other) {
        if (one.header().isDifference()) {
            return true;
        }
        Set<String> ids = ownObjects(one);
        Set<String> others = ownObjects(other);
        return ids.isEmpty() || others.isEmpty() || !Collections.disjoint(ids, others);
    }

    private static Set<String> ownObjects(ModelPart part) {
        return part.read().model().all().stream()
                .filter(object -> !SHARED.contains(object.type()))
                .map(CimObject::id)
                .collect(Collectors.toSet());
    }

    private static ModelPart part(Path file) {
        String name = file.getFileName().toString();
        String label = name.substring(name.indexOf('~') + 1, name.length() - SUFFIX.length());
        try (InputStream bytes = ModelPart.open(file)) {
            CimHeader header = CimReader.header(bytes).orElseThrow(() -> new XMLStreamException("it has no header"));
            return new ModelPart(header, label, file);
        } catch (IOException | XMLStreamException damaged) {
            throw ModelPart.unreadable(file, damaged);
        }
    }

    /** First whole under another name, so that a crash leaves no half of it; earlier files of the same model go. */
    private void store(ModelPart part) {
        String id = UUID.nameUUIDFromBytes(part.id().getBytes(StandardCharsets.UTF_8))
                .toString();
        Path target = folder.resolve(id + "~" + fileName(part.label()) + SUFFIX);
        Path incoming = folder.resolve(id + ".incoming");
        try {
            Files.createDirectories(folder);
            List<Path> earlier = new ArrayList<>();
            try (Stream<Path> files = Files.list(folder)) {
                files.filter(file -> file.getFileName().toString().startsWith(id + "~") && !file.equals(target))
                        .forEach(earlier::add);
            }
            Files.copy(part.file(), incoming, StandardCopyOption.REPLACE_EXISTING);
            Files.move(incoming, target, StandardCopyOption.REPLACE_EXISTING);
            for (Path file : earlier) {
                Files.delete(file);
            }
        } catch (IOException failed) {
            throw new InterruptedFileRead(
                    part.label() + " cannot be kept in " + folder + ": " + failed.getMessage() + ".", failed);
        }
    }

    private static void remove(ModelPart part) {
        try {
            Files.deleteIfExists(part.file());
        } catch (IOException failed) {
            throw new InterruptedFileRead(part.file() + " cannot be removed: " + failed.getMessage() + ".", failed);
        }
    }

    private static String fileName(String label) {
        String plain = label.replaceAll("[^\\p{L}\\p{N}._+-]", "_");
        return plain.substring(Math.max(0, plain.length() - LONGEST_LABEL));
    }
}
