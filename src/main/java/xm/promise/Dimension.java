package xm.promise;

import java.util.Locale;
import xm.event.Cell;

/** A dimension of a cell. */
public enum Dimension {
    SEGMENT,
    TOUCHPOINT,
    CHANNEL;

    private final String wireName = name().toLowerCase(Locale.ROOT);

    public String wireName() {
        return wireName;
    }

    /** Where the cell lies in it, {@link Cell#ANY} if it is rolled up. */
    public String of(Cell cell) {
        return switch (this) {
            case SEGMENT -> cell.segment();
            case TOUCHPOINT -> cell.touchpoint();
            case CHANNEL -> cell.channel();
        };
    }
}
