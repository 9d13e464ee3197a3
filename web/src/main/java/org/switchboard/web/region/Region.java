package org.switchboard.web.region;

import jakarta.faces.component.FacesComponent;
import jakarta.faces.component.UIComponent;
import jakarta.faces.component.UIPanel;
import jakarta.faces.context.FacesContext;
import jakarta.faces.context.FacesContextWrapper;
import jakarta.faces.context.ResponseWriter;
import java.io.IOException;
import java.io.StringWriter;

/**
 * A part of a page with a fingerprint of its content in {@code data-shown}. Holds no form and no event handler of its
 * own: what is pressed in it is named by {@code data-command} and done by the page's script.
 */
@FacesComponent(Region.TYPE)
public class Region extends UIPanel {

    public static final String TYPE = "org.switchboard.Region";

    private transient RegionContent content;

    public Region() {
        setRendererType(null);
    }

    @Override
    public boolean getRendersChildren() {
        return true;
    }

    @Override
    public void encodeChildren(FacesContext faces) throws IOException {
        RegionContent shown = content(faces);
        ResponseWriter page = faces.getResponseWriter();
        page.startElement("div", this);
        page.writeAttribute("id", getClientId(faces), "id");
        Object styleClass = getAttributes().get("styleClass");
        if (styleClass != null) {
            page.writeAttribute("class", styleClass, "styleClass");
        }
        page.writeAttribute("data-shown", shown.fingerprint(), null);
        page.write(shown.html());
        page.endElement("div");
    }

    /** Rendered once in a request, whether it is compared or sent. */
    RegionContent content(FacesContext faces) throws IOException {
        if (content == null) {
            content = RegionContent.of(render(faces));
        }
        return content;
    }

    private String render(FacesContext faces) throws IOException {
        StringWriter html = new StringWriter();
        ResponseWriter page = faces.getResponseWriter();
        ResponseWriter writer = page == null
                ? faces.getRenderKit().createResponseWriter(html, "text/html", "UTF-8")
                : page.cloneWithWriter(html);
        FacesContext apart = new RenderedApart(faces, writer);
        for (UIComponent child : getChildren()) {
            child.encodeAll(apart);
        }
        writer.flush();
        return html.toString();
    }

    /** The same request, with a writer of its own: that of the answer is not touched before its time. */
    private static final class RenderedApart extends FacesContextWrapper {

        private ResponseWriter writer;

        RenderedApart(FacesContext faces, ResponseWriter writer) {
            super(faces);
            this.writer = writer;
        }

        @Override
        public ResponseWriter getResponseWriter() {
            return writer;
        }

        @Override
        public void setResponseWriter(ResponseWriter writer) {
            this.writer = writer;
        }
    }
}
