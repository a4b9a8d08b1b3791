package xm.app;

import java.util.Arrays;
import xm.event.Cell;

/** A cell as a person writes it: {@code gold/checkout/*}, with {@code *} for all. */
public final class CellText {
    public static final String FORM = "SEGMENT/TOUCHPOINT/CHANNEL, with * for all: gold/checkout/*";

    private CellText() {}

    /** @throws IllegalArgumentException that says how it is written */
    public static Cell read(String text) {
        String[] parts = text.split("/", -1);
        if (parts.length != 3 || Arrays.stream(parts).anyMatch(String::isBlank)) {
            throw new IllegalArgumentException("'" + text + "' is no cell; write " + FORM);
        }
        return new Cell(parts[0], parts[1], parts[2]);
    }
}
