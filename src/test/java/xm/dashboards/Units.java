package xm.dashboards;

import java.util.Arrays;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import xm.promise.PromisedSignal;

/** Which lines have which unit, by the field of their signal, with which their names begin. */
final class Units {
    /** Of those that go from 0 to 1. */
    static final String SHARES = begins(signal -> signal.lowest() == 0 && signal.highest() == 1);

    static final String SECONDS = begins(signal -> signal == PromisedSignal.RESOLUTION_TIME);

    private Units() {}

    private static String begins(Predicate<PromisedSignal> which) {
        return Arrays.stream(PromisedSignal.values())
                .filter(which)
                .map(signal -> signal.wireName().replace('-', '_'))
                .collect(Collectors.joining("|", "/^(", ") /"));
    }
}
