package org.switchboard.web.faces;

import jakarta.faces.FacesException;
import jakarta.faces.application.ViewExpiredException;
import jakarta.faces.application.ViewHandler;
import jakarta.faces.application.ViewHandlerWrapper;
import jakarta.faces.component.UIViewParameter;
import jakarta.faces.component.UIViewRoot;
import jakarta.faces.context.FacesContext;
import jakarta.faces.view.ViewDeclarationLanguage;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Makes a page anew when it is posted and the server no longer has its state: the session was another one, or many other
 * pages were opened since. View parameters come from the page's own address. The action goes on with what was typed,
 * unless it is one of a list: the list may have changed, and its buttons are identified by their position.
 */
public class RecreatedViewHandler extends ViewHandlerWrapper {

    private static final String SOURCE = "jakarta.faces.source";
    private static final String REFERER = "Referer";

    /** A position in a list, or a name that another release may give to another button. */
    private static final Pattern BY_POSITION = Pattern.compile("(.*:)?(\\d+|j_id[^:]*)(:.*)?");

    public RecreatedViewHandler(ViewHandler wrapped) {
        super(wrapped);
    }

    @Override
    public UIViewRoot restoreView(FacesContext faces, String viewId) {
        UIViewRoot restored = stored(faces, viewId);
        if (restored != null || viewId == null || !faces.isPostback()) {
            return restored;
        }
        return PageAddress.of(faces.getExternalContext().getRequestHeaderMap().get(REFERER))
                .filter(address -> address.isOf(faces, viewId))
                .map(address -> recreate(faces, viewId, address))
                .orElse(null);
    }

    private UIViewRoot stored(FacesContext faces, String viewId) {
        try {
            return super.restoreView(faces, viewId);
        } catch (ViewExpiredException expired) {
            return null;
        }
    }

    private UIViewRoot recreate(FacesContext faces, String viewId, PageAddress address) {
        UIViewRoot view = createView(faces, viewId);
        faces.setViewRoot(view);
        // the page is still the old one, and its content policy knows no other nonce
        PageNonce.sent(faces).ifPresent(nonce -> view.getViewMap().put(PageNonce.NAME, nonce));
        try {
            ViewDeclarationLanguage language = getViewDeclarationLanguage(faces, viewId);
            language.buildView(faces, view);
        } catch (IOException e) {
            throw new FacesException(e);
        }
        parameters(view).forEach(parameter -> address.parameter(parameter.getName())
                .ifPresent(value -> set(faces, parameter, value)));
        if (isByPosition(faces)) {
            faces.renderResponse();
        }
        return view;
    }

    /** A page with nothing but one parameter in its metadata has the parameter itself as that facet. */
    private static List<UIViewParameter> parameters(UIViewRoot view) {
        return Optional.ofNullable(view.getFacet(UIViewRoot.METADATA_FACET_NAME)).stream()
                .flatMap(metadata -> Stream.concat(Stream.of(metadata), metadata.getChildren().stream()))
                .filter(UIViewParameter.class::isInstance)
                .map(UIViewParameter.class::cast)
                .toList();
    }

    private static void set(FacesContext faces, UIViewParameter parameter, String value) {
        parameter.setSubmittedValue(value);
        parameter.processValidators(faces);
        if (parameter.isValid()) {
            parameter.processUpdates(faces);
        }
    }

    private static boolean isByPosition(FacesContext faces) {
        return Optional.ofNullable(
                        faces.getExternalContext().getRequestParameterMap().get(SOURCE))
                .filter(source -> BY_POSITION.matcher(source).matches())
                .isPresent();
    }
}
