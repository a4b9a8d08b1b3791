package xm.codec.mapping;

import static java.time.format.DateTimeFormatter.ISO_LOCAL_DATE;
import static java.time.format.DateTimeFormatter.ISO_LOCAL_TIME;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;
import java.time.temporal.TemporalQueries;
import java.util.Locale;

/**
 * A way to write a time, read strictly: 31 February is no date.
 *
 * <p>Letters are those of {@link DateTimeFormatter}, names of months and days are English, upper or lower case. A date
 * alone is its first moment. An offset or zone in the text wins over the given zone. A local time that daylight saving
 * leaves out is moved on by the length of the gap (02:30 becomes 03:30); one that comes twice is the first of the two.
 */
final class TimePattern {
    private final DateTimeFormatter formatter;
    private final String shape;
    // records of one file are often of the same minute; threads may race for it, each reading is whole
    private volatile Reading latest = new Reading(null, null, null);

    private TimePattern(DateTimeFormatter formatter, String shape) {
        this.formatter = formatter.withResolverStyle(ResolverStyle.STRICT);
        this.shape = shape;
    }

    /** {@code 2001-02-03}, {@code 2001-02-03T04:05}, {@code 2001-02-03 04:05:06.789+01:00}. */
    static TimePattern iso() {
        return new TimePattern(
                new DateTimeFormatterBuilder()
                        .parseCaseInsensitive()
                        .append(ISO_LOCAL_DATE)
                        .optionalStart()
                        .appendPattern("['T'][' ']")
                        .append(ISO_LOCAL_TIME)
                        .optionalStart()
                        .appendOffsetId()
                        .toFormatter(Locale.ENGLISH),
                "2001-02-03T04:05:06");
    }

    static TimePattern of(String pattern) {
        try {
            return new TimePattern(
                    new DateTimeFormatterBuilder()
                            .parseCaseInsensitive()
                            .appendPattern(pattern)
                            // so that "yyyy" is a year without "AD"
                            .parseDefaulting(ChronoField.ERA, 1)
                            .toFormatter(Locale.ENGLISH),
                    pattern);
        } catch (IllegalArgumentException e) {
            throw new Unmappable("time(): '" + pattern + "' is not a pattern of times: " + e.getMessage());
        }
    }

    /** The time as RFC 3339 in UTC. */
    String utc(String text, ZoneId zone) {
        Reading reading = latest;
        if (!text.equals(reading.text()) || !zone.equals(reading.zone())) {
            reading = new Reading(text, zone, instant(text, zone).toString());
            latest = reading;
        }
        return reading.utc();
    }

    private Instant instant(String text, ZoneId zone) {
        try {
            TemporalAccessor parsed = formatter.parse(text);
            if (parsed.isSupported(ChronoField.INSTANT_SECONDS)) {
                return Instant.from(parsed);
            }
            LocalDate date = LocalDate.from(parsed);
            LocalTime time = parsed.query(TemporalQueries.localTime());
            ZonedDateTime moment =
                    time == null ? date.atStartOfDay(zone) : date.atTime(time).atZone(zone);
            return moment.toInstant();
        } catch (DateTimeException e) {
            throw new Unmappable("time(): the text is not a time like " + shape);
        }
    }

    private record Reading(String text, ZoneId zone, String utc) {}
}
