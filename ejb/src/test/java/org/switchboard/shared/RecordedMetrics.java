package org.switchboard.shared;

import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.eclipse.microprofile.metrics.Counter;
import org.eclipse.microprofile.metrics.MetricRegistry;
import org.eclipse.microprofile.metrics.Tag;

/** Metrics as a test sees them, by name and the value of their tag. */
public final class RecordedMetrics {

    private final Map<String, Supplier<?>> gauges = new ConcurrentHashMap<>();
    private final Map<String, AtomicLong> counters = new ConcurrentHashMap<>();

    public double gauge(String metric, String tag) {
        return ((Number) gauges.get(metric + ' ' + tag).get()).doubleValue();
    }

    public long counter(String metric, String tag) {
        return counters.get(metric + ' ' + tag).get();
    }

    public MetricRegistry registry() {
        return proxy(MetricRegistry.class, (method, arguments) -> {
            Tag[] tags = (Tag[]) arguments[arguments.length - 1];
            String name = arguments[0] + " "
                    + Arrays.stream(tags).map(Tag::getTagValue).findFirst().orElse("");
            if (method.getName().equals("gauge")) {
                gauges.put(name, (Supplier<?>) arguments[1]);
                return null;
            }
            AtomicLong count = counters.computeIfAbsent(name, unused -> new AtomicLong());
            return proxy(Counter.class, (called, none) -> {
                count.incrementAndGet();
                return null;
            });
        });
    }

    private interface Answer {
        Object to(Method method, Object[] arguments);
    }

    private static <T> T proxy(Class<T> type, Answer answer) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(),
                new Class<?>[] {type},
                (proxy, method, arguments) -> answer.to(method, arguments)));
    }
}
