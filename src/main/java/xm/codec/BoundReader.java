package xm.codec;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import xm.promise.PromisedSignal;
import xm.promise.Spelling;

/** Reads how much of a signal is promised: {@code atLeast} where more is better, {@code atMost} where less is. */
record BoundReader(PromisedSignal signal) {
    private static final String AT_LEAST = "atLeast";
    private static final String AT_MOST = "atMost";
    private static final double LONGEST_SECONDS = Duration.ofDays(3650).toSeconds();

    /** What a person might promise, as good as 80 % of the way from worst to best. */
    private static final double USUAL = 0.8;

    /**
     * The bound, or {@code null} where there is none or the mistake is noted; where nobody knows of which signal, what is
     * wrong with it whatever that is.
     */
    static Double read(Optional<PromisedSignal> signal, Table table) {
        if (signal.isPresent()) {
            return new BoundReader(signal.get()).read(table);
        }
        if (table.has(AT_LEAST) && table.has(AT_MOST)) {
            table.mistake(
                    AT_MOST, "atMost stands beside atLeast; keep atLeast where more is better, atMost where less is");
        }
        ofAnySignal(table, AT_LEAST);
        ofAnySignal(table, AT_MOST);
        return null;
    }

    private static void ofAnySignal(Table table, String key) {
        String text = table.text(key);
        if (text == null) {
            return;
        }
        List<BoundReader> signals = Arrays.stream(PromisedSignal.values())
                .map(BoundReader::new)
                .filter(reader -> reader.key().equals(key))
                .toList();
        double lowest = signals.stream().mapToDouble(BoundReader::lowest).min().orElseThrow();
        double highest =
                signals.stream().mapToDouble(BoundReader::highest).max().orElseThrow();
        Double bound = number(text);
        if (bound == null) {
            table.mistake(key, key + " is '" + text + "'; expected a number, such as " + key + ": 0.8");
        } else if (bound < lowest || bound > highest) {
            table.mistake(
                    key,
                    key + " is '" + text + "'; signals of which "
                            + signals.get(0).better() + " go from " + Spelling.number(lowest) + " to "
                            + Spelling.number(highest) + " at most");
        }
    }

    private double lowest() {
        return signal.basis() == PromisedSignal.Basis.TIME ? 0 : signal.lowest();
    }

    private double highest() {
        return signal.basis() == PromisedSignal.Basis.TIME ? LONGEST_SECONDS : signal.highest();
    }

    /** That it is missing, with an example of how it looks. */
    static void complainOfNone(Optional<PromisedSignal> signal, Table table) {
        table.mistake(signal.map(it -> new BoundReader(it).key()).orElse("atLeast or atMost")
                + " is missing: say how much is promised, such as "
                + signal.map(it -> new BoundReader(it).example()).orElse("atLeast: 0.8"));
    }

    private Double read(Table table) {
        String key = key();
        String otherKey = signal.isHighBetter() ? AT_MOST : AT_LEAST;
        if (table.has(otherKey)) {
            table.mistake(
                    otherKey,
                    table.has(key)
                            ? otherKey + " stands beside " + key + "; keep " + key + ": of " + signal.wireName() + " "
                                    + better()
                            : otherKey + " does not fit " + signal.wireName() + ", of which " + better() + "; write "
                                    + key + ": " + table.scalar(otherKey));
        }
        String text = table.text(key);
        if (text == null) {
            return null;
        }
        Double bound = number(text);
        String problem = problem(text, bound);
        if (problem != null) {
            table.mistake(key, key + " is '" + text + "'; " + problem);
            return null;
        }
        return bound;
    }

    private String key() {
        return signal.isHighBetter() ? AT_LEAST : AT_MOST;
    }

    private String better() {
        return signal.isHighBetter() ? "more is better" : "less is better";
    }

    private static Double number(String text) {
        try {
            double number = new BigDecimal(text).doubleValue();
            return Double.isFinite(number) ? number : null;
        } catch (NumberFormatException e) {
            return null;
        }
    }

    private String problem(String text, Double bound) {
        boolean isTime = signal.basis() == PromisedSignal.Basis.TIME;
        if (bound == null) {
            return isTime ? ofTime(text) : ofText(text);
        }
        if (isTime) {
            return bound > 0 && bound <= LONGEST_SECONDS
                    ? null
                    : signal.wireName() + " is in seconds, above 0 and up to ten years, such as " + example();
        }
        if (bound < signal.lowest() || bound > signal.highest()) {
            return range() + slip(bound);
        }
        double target = signal.target(bound);
        if (target >= 1) {
            return "a single answer short of the best would break it, so that it can never be proven kept; leave room,"
                    + " such as " + example();
        }
        return target <= 0 ? "nothing can be worse, so that it promises nothing; write such as " + example() : null;
    }

    private static String ofTime(String text) {
        try {
            long seconds = Duration.parse(text).toSeconds();
            return "expected a number of seconds, did you mean " + seconds + "?";
        } catch (DateTimeParseException | ArithmeticException e) {
            return "expected a number of seconds, such as atMost: 172800";
        }
    }

    private String ofText(String text) {
        Double percent =
                text.endsWith("%") ? number(text.substring(0, text.length() - 1).strip()) : null;
        return percent == null ? "expected a number, such as " + example() : range() + slip(percent);
    }

    private String range() {
        return signal.wireName() + " goes from " + Spelling.number(signal.lowest()) + " to "
                + Spelling.number(signal.highest());
    }

    /** A percentage is taken for what it means, also one of a scale that goes to 100 by itself. */
    private String slip(double written) {
        double meant = signal.highest() > 1
                ? written
                : BigDecimal.valueOf(written).movePointLeft(2).doubleValue();
        boolean isMeant = Math.abs(written) > 5 && signal.target(meant) > 0 && signal.target(meant) < 1;
        return isMeant ? ", did you mean " + Spelling.number(meant) + "?" : "; write such as " + example();
    }

    private String example() {
        String number = switch (signal) {
            case COMPLAINTS -> "2";
            case RESOLUTION_TIME -> "172800";
            default -> Spelling.number(Math.round(signal.value(USUAL) * 100) / 100.0);
        };
        return key() + ": " + number;
    }
}
