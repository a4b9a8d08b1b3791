package xm.app;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import picocli.CommandLine.TypeConversionException;

/** Times and durations as a person writes them on the command line. */
final class TimeArgument {
    private TimeArgument() {}

    static Instant instant(String text) {
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeParseException e) {
            throw new TypeConversionException(
                    "'" + text + "' is not a time with an offset; write 2026-11-21T10:00:00Z");
        }
    }

    static Duration duration(String text) {
        try {
            Duration duration = Duration.parse(text);
            if (!duration.isNegative()) {
                return duration;
            }
        } catch (DateTimeParseException e) {
            // told below, as what is negative
        }
        throw new TypeConversionException("'" + text + "' is not a duration; write PT30S, PT15M or P7D");
    }
}
