package xm.app.trial;

import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import xm.codec.Table;

/** Times and durations in a test as a person writes them. */
record Times(Table table) {
    private static final String EXAMPLE = "2026-11-23T10:05:00Z";

    /** Milliseconds, or {@code null} where it is absent, or no time, which is a mistake then. */
    Long optional(String key) {
        String text = table.text(key);
        if (text == null) {
            return null;
        }
        try {
            return OffsetDateTime.parse(text).toInstant().toEpochMilli();
        } catch (DateTimeParseException e) {
            table.mistake(key, key + " is '" + text + "'; write a time with an offset, such as " + EXAMPLE);
            return null;
        }
    }

    /** The same, and how far time has to go on for it is noted. */
    Long optional(String key, Horizon horizon) {
        Long millis = optional(key);
        if (millis != null) {
            horizon.reach(table, key, millis);
        }
        return millis;
    }

    Long required(String key) {
        if (!table.has(key)) {
            table.mistake(key + " is missing: a time such as " + EXAMPLE);
        }
        return optional(key);
    }

    /** At least a millisecond, or {@code null} with the mistake noted. */
    Duration duration(String key) {
        String text = table.required(key, "a duration such as PT6S");
        if (text == null) {
            return null;
        }
        try {
            Duration duration = Duration.parse(text);
            if (duration.toMillis() > 0) {
                return duration;
            }
        } catch (DateTimeParseException | ArithmeticException e) {
            // told below, as what is not above zero
        }
        table.mistake(key, key + " is '" + text + "'; write a duration such as PT6S, PT1M or PT1H");
        return null;
    }
}
