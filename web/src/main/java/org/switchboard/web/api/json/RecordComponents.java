package org.switchboard.web.api.json;

import jakarta.json.bind.config.PropertyVisibilityStrategy;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;

/** Of a record only its components are written, not the questions that it answers besides. */
public class RecordComponents implements PropertyVisibilityStrategy {

    @Override
    public boolean isVisible(Field field) {
        return Modifier.isPublic(field.getModifiers());
    }

    @Override
    public boolean isVisible(Method method) {
        Class<?> owner = method.getDeclaringClass();
        return owner.isRecord()
                ? Arrays.stream(owner.getRecordComponents())
                        .anyMatch(component -> component.getAccessor().equals(method))
                : Modifier.isPublic(method.getModifiers());
    }
}
