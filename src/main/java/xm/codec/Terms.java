package xm.codec;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import xm.promise.Severity;

/** The terms that promises and the variations of one have in common; {@code null} where they are absent or mistaken. */
final class Terms {
    /** Name of the alerts that stand for no promise. */
    static final String EXCEPTIONS = "customer-exceptions";

    static final String ABOUT_PROBES =
            "nothing is promised to 'probe', under which independent observers are counted; take it out";

    static final Span FALSE_ALARM_EVERY = new Span(Duration.ofHours(1), Duration.ofDays(3650), "P30D");
    static final Span SILENT_AFTER = new Span(Duration.ofSeconds(10), Duration.ofDays(365), "PT30M");
    static final Span ESCALATE_AFTER = new Span(Duration.ofMinutes(1), Duration.ofDays(365), "PT4H");

    private static final List<String> SEVERITIES =
            Arrays.stream(Severity.values()).map(Severity::wireName).toList();

    private Terms() {}

    static Severity severity(Table table) {
        String text = table.text("severity");
        if (text == null) {
            return null;
        }
        if (!SEVERITIES.contains(text)) {
            table.mistake("severity", "severity is '" + text + "'" + Table.didYouMean(text, SEVERITIES));
            return null;
        }
        return Severity.valueOf(text.toUpperCase(Locale.ROOT));
    }

    static String owner(Table table) {
        return table.text("owner");
    }

    static String runbook(Table table) {
        String text = table.text("runbook");
        if (text == null || isWebAddress(text)) {
            return text;
        }
        table.mistake(
                "runbook", "runbook is '" + text + "'; expected an address such as https://runbooks.example/satisfied");
        return null;
    }

    private static boolean isWebAddress(String text) {
        try {
            URI uri = new URI(text);
            return uri.getHost() != null && ("https".equals(uri.getScheme()) || "http".equals(uri.getScheme()));
        } catch (URISyntaxException e) {
            return false;
        }
    }

    /** A name, normalised. */
    static String name(Table table, String key) {
        String text = table.word(key);
        String name = text == null ? null : Names.normalise(text);
        if (text != null && name == null) {
            table.mistake(
                    key,
                    key + " is '" + text + "', which is no name; write letters and digits, or leave " + key
                            + " out to mean all");
        }
        return name;
    }

    /** A word of a closed list. */
    static <E extends Enum<E>> String word(Table table, String key, Choice<E> choice, Function<E, String> wireName) {
        String text = table.text(key);
        if (text == null) {
            return null;
        }
        E found = choice.find(text);
        if (found == null) {
            table.mistake(
                    key,
                    key + " is '" + text + "'"
                            + Table.didYouMean(text, List.of(choice.words().split(", "))));
            return null;
        }
        return wireName.apply(found);
    }

    /** Lengths of time that make sense for a key. */
    record Span(Duration least, Duration most, String example) {

        /** The length in milliseconds, another with the mistake noted where it is none. */
        long millis(Table table, String key, long otherwise) {
            String text = table.text(key);
            if (text == null) {
                return otherwise;
            }
            String problem = "is no length of time";
            try {
                Duration duration = Duration.parse(text);
                if (duration.compareTo(least) >= 0 && duration.compareTo(most) <= 0) {
                    return duration.toMillis();
                }
                problem = duration.compareTo(least) < 0
                        ? "is less than " + least
                        : "is more than P" + most.toDays() + "D";
            } catch (DateTimeParseException | ArithmeticException e) {
                // no length of time, as said
            }
            table.mistake(key, key + " '" + text + "' " + problem + "; write such as " + key + ": " + example);
            return otherwise;
        }
    }
}
