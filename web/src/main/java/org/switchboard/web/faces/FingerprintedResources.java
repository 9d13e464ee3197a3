package org.switchboard.web.faces;

import jakarta.faces.application.Resource;
import jakarta.faces.application.ResourceHandler;
import jakarta.faces.application.ResourceHandlerWrapper;
import jakarta.faces.application.ResourceWrapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.zip.CRC32C;
import java.util.zip.CheckedInputStream;

/**
 * Adds to the address of each script, style sheet and picture a fingerprint of its content. Browsers keep these files for
 * days; after an upgrade they ask for those that have changed, and only for those. An address that has a version already
 * stays as it is. All nodes must run the same release: an older node answers a new address with its old file.
 */
public class FingerprintedResources extends ResourceHandlerWrapper {

    private static final String VERSION = "v=";

    private final Map<String, String> fingerprints = new ConcurrentHashMap<>();

    public FingerprintedResources(ResourceHandler wrapped) {
        super(wrapped);
    }

    @Override
    public Resource createResource(String name) {
        return fingerprinted(super.createResource(name));
    }

    @Override
    public Resource createResource(String name, String library) {
        return fingerprinted(super.createResource(name, library));
    }

    @Override
    public Resource createResource(String name, String library, String contentType) {
        return fingerprinted(super.createResource(name, library, contentType));
    }

    private Resource fingerprinted(Resource resource) {
        return resource == null ? null : new Fingerprinted(resource);
    }

    /** @return {@code path} with the fingerprint as a parameter */
    static String withVersion(String path, String fingerprint) {
        return path + (path.contains("?") ? '&' : '?') + VERSION + fingerprint;
    }

    static boolean hasVersion(String path) {
        return path.contains("?" + VERSION) || path.contains("&" + VERSION);
    }

    static String fingerprint(InputStream content) throws IOException {
        try (CheckedInputStream checked = new CheckedInputStream(content, new CRC32C())) {
            checked.transferTo(OutputStream.nullOutputStream());
            return Long.toHexString(checked.getChecksum().getValue());
        }
    }

    private final class Fingerprinted extends ResourceWrapper {

        private Fingerprinted(Resource wrapped) {
            super(wrapped);
        }

        @Override
        public String getRequestPath() {
            String path = super.getRequestPath();
            return hasVersion(path)
                    ? path
                    : withVersion(path, fingerprints.computeIfAbsent(path, p -> ownFingerprint()));
        }

        private String ownFingerprint() {
            try {
                return fingerprint(getInputStream());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
