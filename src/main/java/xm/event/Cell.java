package xm.event;

/**
 * What a signal is told of: a segment at a touchpoint in a channel; {@code "*"} stands for all of a dimension.
 *
 * <p>Five shapes are written: all three named, and the roll-ups segment + touchpoint, segment, touchpoint, everything.
 */
public record Cell(String segment, String touchpoint, String channel) {
    public static final String ANY = "*";
    /** The segment of a customer of whom nothing is known. */
    public static final String UNASSIGNED = "unassigned";
    /** The segment under which independent observers are counted, apart from customers. */
    public static final String PROBE = "probe";

    /** The key as in Kafka and in state: {@code gold/checkout/web}. Names are kebab-case, so it is unambiguous. */
    public String key() {
        return segment + '/' + touchpoint + '/' + channel;
    }

    /** Whether all of another lies within this one: it is the same, or rolled up to it. */
    public boolean covers(Cell inner) {
        return covers(segment, inner.segment) && covers(touchpoint, inner.touchpoint) && covers(channel, inner.channel);
    }

    private static boolean covers(String name, String inner) {
        return name.equals(ANY) || name.equals(inner);
    }

    public static Cell ofKey(String key) {
        int first = key.indexOf('/');
        int second = key.indexOf('/', first + 1);
        return new Cell(key.substring(0, first), key.substring(first + 1, second), key.substring(second + 1));
    }
}
