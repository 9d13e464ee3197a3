package org.switchboard.web.faces;

import jakarta.faces.application.Resource;
import jakarta.faces.application.ResourceHandler;
import jakarta.faces.application.ResourceHandlerWrapper;
import jakarta.faces.application.ResourceWrapper;
import jakarta.faces.context.FacesContext;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.zip.CRC32C;
import java.util.zip.CheckedInputStream;

/**
 * Adds to the address of each script, style sheet and picture a fingerprint of its content. Browsers keep these files for
 * days; after an upgrade they ask for those that have changed, and only for those. An address that has a version already
 * stays as it is. A file that is asked for under another version than its own is not kept: it may come from a node of
 * another release.
 */
public class FingerprintedResources extends ResourceHandlerWrapper {

    private static final String VERSION_PARAMETER = "v";
    private static final String VERSION = VERSION_PARAMETER + "=";

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

    /** @param asked the version with which a browser asks for the file at {@code path}; null when with none */
    static boolean isVersionOf(String path, String asked) {
        return asked != null && Arrays.asList(path.split("[?&]")).contains(VERSION + asked);
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

        @Override
        public Map<String, String> getResponseHeaders() {
            Map<String, String> headers = super.getResponseHeaders();
            String asked = FacesContext.getCurrentInstance()
                    .getExternalContext()
                    .getRequestParameterMap()
                    .get(VERSION_PARAMETER);
            if (isVersionOf(getRequestPath(), asked)) {
                return headers;
            }
            Map<String, String> revalidated = new HashMap<>(headers);
            revalidated.remove("Expires");
            revalidated.put("Cache-Control", "no-cache");
            return revalidated;
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
