package xm.alert;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import xm.event.Cell;
import xm.promise.Observed;
import xm.promise.PromisedSignal;

class WordsTest {
    private static final long MINUTE = 60_000;
    private static final Subject HERE = subject("gold", "checkout", "*");

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "csat; 0.738; 0.88; Gold CSAT at checkout 74 %, promised 88 %, for 6 min",
                "csat; 0.8768; 0.88; Gold CSAT at checkout 87.7 %, promised 88 %, for 6 min",
                "nps; -12.4; 30; Gold NPS at checkout -12, promised 30, for 6 min",
                "qoe; 3.41; 4; Gold quality of experience at checkout 3.4 of 5, promised 4, for 6 min",
                "effort; 0.62; 0.4; Gold effort at checkout 0.62 of 1, promised at most 0.4, for 6 min",
                "complaints; 4.23; 2; Gold complaints at checkout 4.2 per 100 customers, promised at most 2, for 6 min",
                "on-time; 0.61; 0.8; Gold on-time deliveries at checkout 61 %, promised 80 %, for 6 min",
                "resolution-time; 12000; 7200; Gold resolution time at checkout 3 h 20 min, promised at most 2 h, for 6 min",
                "sentiment; -0.313; 0.1; Gold sentiment at checkout -0.31, promised 0.1, for 6 min",
                "churn-risk; 0.121; 0.08; Gold churn risk at checkout 12 %, promised at most 8 %, for 6 min",
            })
    void saysEverySignalInItsOwnUnit(String signal, double value, double promised, String expected) {
        assertThat(Words.broken(HERE, signal, seen(value), promised, 6 * MINUTE, false))
                .isEqualTo(expected);
    }

    @Test
    void saysThatItIsWellAgainOnlyWhereItIs() {
        assertThat(Words.recovered(HERE, "csat", seen(0.91), 0.88, 43 * MINUTE))
                .isEqualTo("Gold CSAT at checkout back at 91 %, promised 88 %, after 43 min");
        assertThat(Words.recovered(HERE, "csat", seen(0.87), 0.88, 43 * MINUTE))
                .isEqualTo("Gold CSAT at checkout no longer surely broken: 87 %, promised 88 %, after 43 min");
        assertThat(Words.recovered(HERE, "csat", null, 0.88, 43 * MINUTE))
                .isEqualTo("Gold CSAT at checkout is well again, promised 88 %, after 43 min");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "0; 0 s",
                "59999; 59 s",
                "60000; 1 min",
                "3600000; 1 h",
                "5400000; 1 h 30 min",
                "90000000; 25 h",
                "604800000; 7 d",
                "180000000; 2 d 2 h",
                "-5; 0 s"
            })
    void saysTimesShortly(long millis, String expected) {
        assertThat(Figures.time(millis)).isEqualTo(expected);
    }

    @ParameterizedTest
    @EnumSource(PromisedSignal.class)
    void staysWithinALineWhateverNamesEventsBring(PromisedSignal signal) {
        for (long seed = 0; seed < 40; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            Subject subject = new Subject(
                    new Cell(hostile(random), hostile(random), hostile(random)),
                    random.nextInt(3),
                    random.nextInt(3),
                    random.nextInt(100_000));
            double value = random.nextDouble(-1e9, 1e9);
            List<String> lines = List.of(
                    Words.broken(subject, signal.wireName(), seen(value), value / 3, Long.MAX_VALUE, true),
                    Words.broken(subject, signal.wireName(), null, value / 3, 6 * MINUTE, true),
                    Words.recovered(subject, signal.wireName(), seen(value), value / 3, Long.MAX_VALUE),
                    Words.mending(subject, signal.wireName(), Long.MAX_VALUE, Long.MAX_VALUE),
                    Words.eased(subject, signal.wireName(), seen(value), value / 3, value * 3, "after", Long.MAX_VALUE),
                    Words.withdrawn(
                            subject, signal.wireName(), "judged by segment, touchpoint and channel now", 6 * MINUTE),
                    Words.forgotten(subject, signal.wireName(), 6 * MINUTE),
                    Words.silent(subject, SignalWords.answers(signal.wireName()), Integer.MAX_VALUE, 6 * MINUTE),
                    Words.returning(subject, SignalWords.answers(signal.wireName()), Long.MAX_VALUE, 6 * MINUTE),
                    Words.heard(subject, SignalWords.answers(signal.wireName()), 6 * MINUTE),
                    Words.unwatched(subject, SignalWords.answers(signal.wireName()), 6 * MINUTE),
                    Words.burst(subject, Long.MAX_VALUE, 6 * MINUTE, value),
                    Words.joined(subject, Long.MAX_VALUE, signal.wireName()),
                    Words.calm(subject, Long.MAX_VALUE, 6 * MINUTE));
            for (String line : lines) {
                assertThat(line.codePointCount(0, line.length()))
                        .as("seed %d: %s", seed, line)
                        .isLessThanOrEqualTo(120);
                assertThat(line).as("seed %d", seed).doesNotContainPattern("[\\p{Cntrl}\\u2028\\u2029\\u202E]");
                assertThat(line).as("seed %d", seed).isNotBlank();
            }
        }
    }

    @Test
    void cutsLongNamesInTheMiddle() {
        Subject subject = subject("g".repeat(70) + "-end", "c".repeat(70) + "-last", "*");

        assertThat(Words.broken(subject, "csat", seen(0.74), 0.88, 6 * MINUTE, false))
                .matches("Gg+…g+ end CSAT at c+…c+ last 74 %, promised 88 %, for 6 min");
    }

    /** Printed so that a person reads each once. */
    @Test
    void saysEveryMessageSoThatItCanBeRead() {
        Set<String> lines = new LinkedHashSet<>();
        for (PromisedSignal signal : PromisedSignal.values()) {
            double bad = signal.basis() == PromisedSignal.Basis.TIME ? 12_000 : signal.value(0.6);
            double good = signal.basis() == PromisedSignal.Basis.TIME ? 7_000 : signal.value(0.9);
            double promised = signal.basis() == PromisedSignal.Basis.TIME ? 7_200 : signal.value(0.85);
            lines.add(Words.broken(HERE, signal.wireName(), seen(bad), promised, 6 * MINUTE, false));
            lines.add(Words.recovered(HERE, signal.wireName(), seen(good), promised, 43 * MINUTE));
            lines.add(Words.silent(HERE, SignalWords.answers(signal.wireName()), 1, 12 * MINUTE));
        }
        lines.add(Words.broken(subject("*", "web-checkout", "mobile"), "csat", seen(0.5), 0.9, 65 * MINUTE, true));
        lines.add(
                Words.broken(new Subject(CellLevels.EVERYTHING, 3, 2, 0), "csat", seen(0.5), 0.9, 65 * MINUTE, false));
        lines.add(Words.broken(subject("*", "*", "*"), "csat", null, 0.9, 65 * MINUTE, false));
        lines.add(Words.mending(HERE, "csat", 43 * MINUTE, 30 * MINUTE));
        lines.add(Words.eased(HERE, "csat", seen(0.82), 0.8, 0.88, "after", 43 * MINUTE));
        lines.add(Words.withdrawn(HERE, "csat", "no longer promised", 43 * MINUTE));
        lines.add(Words.forgotten(HERE, "csat", 7 * 24 * 60 * MINUTE));
        lines.add(Words.silent(subject("*", "checkout", "*"), "CSAT answers", 3, 12 * MINUTE));
        lines.add(Words.silent(subject("*", "*", "*"), "data", 12, 12 * MINUTE));
        lines.add(Words.returning(subject("*", "checkout", "*"), "CSAT answers", 23 * MINUTE, 23 * MINUTE));
        lines.add(Words.heard(subject("*", "checkout", "*"), "CSAT answers", 43 * MINUTE));
        lines.add(Words.unwatched(HERE, "CSAT answers", 43 * MINUTE));
        lines.add(Words.burst(HERE, 14, 6 * MINUTE, 0.1));
        lines.add(Words.burst(subject("gold", "*", "*"), 14, 6 * MINUTE, 0.001));
        lines.add(Words.joined(HERE, 31, "resolution time"));
        lines.add(Words.calm(HERE, 31, 43 * MINUTE));

        lines.forEach(System.out::println);
        assertThat(lines).allMatch(line -> line.length() <= 120).allMatch(line -> line.matches("[A-Z].*[a-z0-9]"));
    }

    private static Subject subject(String segment, String touchpoint, String channel) {
        return new Subject(new Cell(segment, touchpoint, channel), 0, 0, 0);
    }

    private static Observed seen(double value) {
        return new Observed(15 * MINUTE, 428, value, value - 0.04, value + 0.04);
    }

    private static String hostile(SplittableRandom random) {
        if (random.nextInt(5) == 0) {
            return Cell.ANY;
        }
        StringBuilder name = new StringBuilder();
        int length = random.nextInt(400);
        for (int i = 0; i < length; i++) {
            switch (random.nextInt(5)) {
                case 0 -> name.append((char) random.nextInt(0x10000));
                case 1 -> name.appendCodePoint(0x1F600 + random.nextInt(40));
                case 2 -> name.append("\n\r\t\u202e\u2028-".charAt(random.nextInt(6)));
                default -> name.append((char) ('a' + random.nextInt(26)));
            }
        }
        return name.toString();
    }
}
