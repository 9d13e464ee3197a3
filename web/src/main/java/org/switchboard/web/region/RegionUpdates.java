package org.switchboard.web.region;

import jakarta.faces.component.UIComponent;
import jakarta.faces.context.FacesContext;
import jakarta.faces.event.PhaseEvent;
import jakarta.faces.event.PhaseId;
import jakarta.faces.event.PhaseListener;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.primefaces.PrimeFaces;

/**
 * Adds the regions that have changed to the answer of a partial request. The request names in {@code shown} the regions
 * that may be changed now, as {@code id=fingerprint}; of the others among them only the moments are sent.
 */
public class RegionUpdates implements PhaseListener {

    private static final String SHOWN = "shown";
    private static final Pattern BLANK = Pattern.compile(" ");
    private static final int MOST_REGIONS = 50;

    @Override
    public PhaseId getPhaseId() {
        return PhaseId.RENDER_RESPONSE;
    }

    @Override
    public void beforePhase(PhaseEvent event) {
        FacesContext faces = event.getFacesContext();
        String shown = faces.getExternalContext().getRequestParameterMap().get(SHOWN);
        if (shown == null || !faces.getPartialViewContext().isAjaxRequest() || faces.getViewRoot() == null) {
            return;
        }
        faces.getExternalContext().setResponseCharacterEncoding(StandardCharsets.UTF_8.name());
        List<String> ages = new ArrayList<>();
        BLANK.splitAsStream(shown).limit(MOST_REGIONS).forEach(region -> compare(region, faces, ages));
        PrimeFaces.current().ajax().addCallbackParam("ages", String.join("\n", ages));
    }

    private static void compare(String shown, FacesContext faces, List<String> ages) {
        int split = shown.indexOf('=');
        if (split < 1) {
            return;
        }
        String id = shown.substring(0, split);
        UIComponent found = faces.getViewRoot().findComponent(id);
        if (found instanceof Region region) {
            try {
                RegionContent content = region.content(faces);
                if (!content.fingerprint().equals(shown.substring(split + 1))) {
                    faces.getPartialViewContext().getRenderIds().add(id);
                } else {
                    content.ages().forEach(age -> ages.add(id + "\t" + age.at() + "\t" + age.title()));
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
