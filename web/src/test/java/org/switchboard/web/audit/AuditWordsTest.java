package org.switchboard.web.audit;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.switchboard.audit.Audited;
import org.switchboard.audit.model.AuditKind;
import org.switchboard.audit.model.ChainFault;

/** Whatever the interceptor writes has words for the reader of the page. */
class AuditWordsTest {

    @ParameterizedTest
    @ValueSource(strings = {"en", "zh-CN"})
    void every_action_subject_kind_and_fault_has_words(String language) {
        ResourceBundle words = ResourceBundle.getBundle("messages.screens", Locale.forLanguageTag(language));
        List<Audited> audited = new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests()).importPackages("org.switchboard").stream()
                        .flatMap(javaClass -> javaClass.getMethods().stream())
                        .filter(method -> method.isAnnotatedWith(Audited.class))
                        .map((JavaMethod method) -> method.getAnnotationOfType(Audited.class))
                        .toList();

        assertThat(audited).hasSizeGreaterThan(60);
        assertThat(words.keySet())
                .containsAll(audited.stream()
                        .flatMap(each -> Stream.of("auditAction." + each.value(), "auditSubject." + each.subject()))
                        .toList())
                .containsAll(constants("auditKind.", AuditKind.values()))
                .containsAll(constants("auditFault.", ChainFault.Kind.values()));
    }

    private static List<String> constants(String group, Enum<?>... values) {
        return Arrays.stream(values)
                .map(value -> group + value.name().toLowerCase(Locale.ROOT).replace('_', '-'))
                .toList();
    }
}
