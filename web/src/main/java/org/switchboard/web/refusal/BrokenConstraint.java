package org.switchboard.web.refusal;

import jakarta.validation.ConstraintViolation;
import jakarta.validation.Path;
import java.text.MessageFormat;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;

/** A broken constraint of Bean Validation as a sentence: the field by its label, and what it needs. */
final class BrokenConstraint {

    private static final ResourceBundle.Control NO_FALLBACK =
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

    private BrokenConstraint() {}

    static String sentence(ConstraintViolation<?> violation, Locale locale) {
        ResourceBundle words = ResourceBundle.getBundle("messages.constraints", locale, NO_FALLBACK);
        Map<String, Object> attributes = violation.getConstraintDescriptor().getAttributes();
        String constraint = violation
                .getConstraintDescriptor()
                .getAnnotation()
                .annotationType()
                .getSimpleName();
        String form = words.containsKey(constraint) ? constraint : "other";
        return new MessageFormat(words.getString(form), locale).format(new Object[] {
            label(violation.getPropertyPath(), words),
            attributes.get("min"),
            attributes.get("max"),
            attributes.get("value")
        });
    }

    /** The last name on the path that has a label: what stands before it are methods and containers. */
    private static String label(Path path, ResourceBundle words) {
        String label = words.getString("field");
        for (Path.Node node : path) {
            String key = "field." + node.getName();
            label = words.containsKey(key) ? words.getString(key) : label;
        }
        return label;
    }
}
