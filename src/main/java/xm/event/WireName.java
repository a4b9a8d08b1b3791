package xm.event;

import java.util.Locale;

/** How a constant is spelled outside: lower-case kebab-case, {@code POST_PURCHASE} is {@code post-purchase}. */
final class WireName {
    private WireName() {}

    static String of(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
