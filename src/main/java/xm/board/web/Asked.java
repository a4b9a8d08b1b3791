package xm.board.web;

import java.time.Instant;
import java.util.Optional;
import org.eclipse.jetty.util.Fields;
import xm.event.Cell;

/** What a page asked for, checked. */
final class Asked {
    private static final int LONGEST_NAME = 1_000;
    private final Fields fields;
    private final long nowMillis;

    Asked(Fields fields, long nowMillis) {
        this.fields = fields;
        this.nowMillis = nowMillis;
    }

    /** What was asked for is none of what there is; the sentence says what would be. */
    static final class Wrong extends Exception {
        private static final long serialVersionUID = 1L;

        Wrong(String sentence) {
            super(sentence);
        }
    }

    /** A moment is asked for of which nothing is known any more, or was yet. */
    static final class Forgotten extends Exception {
        private static final long serialVersionUID = 1L;
        private final long firstMillis;

        Forgotten(long firstMillis) {
            super("The board remembers back to " + Instant.ofEpochMilli(firstMillis)
                    + "; for what was before see Grafana and xm report.");
            this.firstMillis = firstMillis;
        }

        /** The first moment of which anything is known. */
        long firstMillis() {
            return firstMillis;
        }
    }

    /** The moment to look at; the present if none is named or it is to come. */
    long atMillis() throws Wrong {
        String at = fields.getValue("at");
        if (at == null) {
            return nowMillis;
        }
        if (!at.matches("\\d{1,15}")) {
            throw new Wrong("at is milliseconds since 1970, such as 1795255560000");
        }
        return Math.min(nowMillis, Long.parseLong(at));
    }

    /** How far back a chart goes. */
    long rangeMillis() throws Wrong {
        return 3_600_000L
                * switch (Optional.ofNullable(fields.getValue("range")).orElse("1h")) {
                    case "1h" -> 1;
                    case "6h" -> 6;
                    case "24h" -> 24;
                    default -> throw new Wrong("range is one of 1h, 6h, 24h");
                };
    }

    Cell cell() throws Wrong {
        return new Cell(name("segment"), name("touchpoint"), name("channel"));
    }

    /** A name, {@code "*"} if none is given. */
    String name(String dimension) throws Wrong {
        String name = fields.getValue(dimension);
        if (name == null || name.isBlank()) {
            return Cell.ANY;
        }
        if (name.length() > LONGEST_NAME) {
            throw new Wrong(dimension + " is longer than any name");
        }
        return name;
    }
}
