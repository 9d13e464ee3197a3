package org.switchboard.acceptance.browser;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * The whole runs while the tests of this class do. Test methods may ask for a {@link
 * org.switchboard.launcher.Workbench} (all stories share one) and for {@link Windows} (each test gets its own, closed
 * after it).
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(SwitchboardExtension.class)
public @interface WithSwitchboard {}
