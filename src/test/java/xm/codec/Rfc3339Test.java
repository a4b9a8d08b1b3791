package xm.codec;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.OffsetDateTime;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class Rfc3339Test {

    @ParameterizedTest
    @CsvSource({
        "1970-01-01T00:00:00Z,                      0",
        "1970-01-01T00:00:00.0009Z,                 0",
        "1969-12-31T23:59:59.9999Z,                -1",
        "2026-11-21T10:02:03.120Z,      1795255323120",
        "2026-11-21t10:02:03.12z,       1795255323120",
        "2026-11-21T11:02:03.120+01:00, 1795255323120",
        "2026-11-21T04:32:03.120-05:30, 1795255323120",
        "2026-11-21T10:02:03.1209999999999999999-00:00, 1795255323120",
        "2024-02-29T00:00:00Z,          1709164800000",
        "2000-02-29T00:00:00Z,           951782400000",
        "2016-12-31T23:59:60Z,          1483228800000",
        "2016-12-31T23:59:60.5Z,        1483228800500",
        "2016-12-31T15:59:60-08:00,     1483228800000",
        "2015-07-01T05:29:60+05:30,     1435708800000",
        "0000-01-01T00:00:00Z,        -62167219200000",
        "9999-12-31T23:59:59.999Z,    253402300799999"
    })
    void readsTimes(String text, long millis) {
        assertThat(Rfc3339.parse(text)).isEqualTo(millis);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "now",
                "2026-11-21",
                "2026-11-21T10:02:03",
                "2026-11-21T10:02:03.120",
                "2026-11-21T10:02Z",
                "2026-11-21 10:02:03Z",
                "2026-11-21T10:02:03.Z",
                "2026-11-21T10:02:03,5Z",
                "2026-11-21T10:02:03+0100",
                "2026-11-21T10:02:03+01",
                "2026-11-21T10:02:03+24:00",
                "2026-11-21T10:02:03+01:60",
                "2026-11-21T10:02:03~01:00",
                "2026-11-21T10:02:03Z ",
                " 2026-11-21T10:02:03Z",
                "2026-11-21T10:02:03ZZ",
                "2026-11-21T24:00:00Z",
                "2026-11-21T10:60:03Z",
                "2026-11-21T10:02:61Z",
                "2026-00-21T10:02:03Z",
                "2026-13-21T10:02:03Z",
                "2026-11-00T10:02:03Z",
                "2026-11-31T10:02:03Z",
                "2026-02-30T10:02:03Z",
                "2026-02-29T10:02:03Z",
                "1900-02-29T10:02:03Z",
                "26-11-21T10:02:03Z00",
                "+2026-11-21T10:02:03Z",
                "2026-11-21T1٠:02:03Z",
                "2016-12-31T22:59:60Z",
                "2016-12-30T23:59:60Z",
                "2016-12-31T23:59:60+01:00",
                "0000-01-01T00:00:00+00:01",
                "9999-12-31T23:59:59-00:01",
                "9999-12-31T23:59:60Z",
                "10000-01-01T00:00:00Z"
            })
    void refusesWhatIsNone(String text) {
        assertThat(Rfc3339.parse(text)).isEqualTo(Rfc3339.NONE);
    }

    @Test
    void agreesWithTheJdkOnEveryThirdDayOfTenThousandYears() {
        for (long day = -719_528; day <= 2_932_896; day += 3) {
            long millis = day * 86_400_000;
            assertThat(Rfc3339.parse(Rfc3339.format(millis)) == millis)
                    .as("day " + day)
                    .isTrue();
        }
    }

    @Test
    void agreesWithTheJdkOnRandomTimes() {
        SplittableRandom random = new SplittableRandom(1);
        for (int i = 0; i < 50_000; i++) {
            int year = i % 4 == 0 ? (i % 8 == 0 ? 0 : 9999) : random.nextInt(10_000);
            StringBuilder text = new StringBuilder(String.format(
                    "%04d-%02d-%02dT%02d:%02d:%02d",
                    year,
                    random.nextInt(1, 13),
                    random.nextInt(1, 29),
                    random.nextInt(24),
                    random.nextInt(60),
                    random.nextInt(60)));
            if (random.nextBoolean()) {
                text.append('.').append(random.nextInt(1_000_000_000));
            }
            // the JDK knows no offset past 18 hours
            text.append(
                    random.nextBoolean()
                            ? "Z"
                            : String.format(
                                    "%s%02d:%02d",
                                    random.nextBoolean() ? "+" : "-", random.nextInt(18), random.nextInt(60)));
            long expected = OffsetDateTime.parse(text).toInstant().toEpochMilli();
            assertThat(Rfc3339.parse(text.toString()))
                    .as("seed 1: " + text)
                    .isEqualTo(Rfc3339.isWritable(expected) ? expected : Rfc3339.NONE);
        }
    }
}
