package xm.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import xm.promise.Promise;
import xm.promise.PromiseBook;
import xm.promise.SegmentTerms;
import xm.promise.Severity;
import xm.promise.TouchpointTerms;
import xm.promise.Variation;

class PromiseBookFileTest {
    private static final Path BAD = Path.of("src/test/resources/promises");

    @Test
    void readsEveryKey() {
        PromiseBook book = PromiseBookFile.parse("book.yaml", """
                version: 7
                effectiveFrom: 2026-11-22T01:00:00+01:00
                segments:
                  Very Rich: {band: High End, value: 900.5}
                  basic: {}
                touchpoints:
                  Web Checkout: {stage: purchase, origin: indirect, silentAfter: PT30M}
                promises:
                  Quickly Solved:
                    signal: resolution-time
                    by: [touchpoint, segment]
                    atMost: 172800
                    falseAlarmEvery: P7D
                    severity: page
                    owner: service
                    runbook: http://runbooks.example/solved
                    escalateAfter: never
                    except:
                      - {band: high end, touchpoint: Web Checkout, atMost: 3600, falseAlarmEvery: PT12H}
                      - {segment: basic, severity: record, owner: desk, runbook: https://x.example}
                      - {touchpoint: search, off: true}
                """);

        assertThat(book)
                .isEqualTo(new PromiseBook(
                        7,
                        Instant.parse("2026-11-22T00:00:00Z").toEpochMilli(),
                        Map.of("very-rich", new SegmentTerms("high-end", 900.5), "basic", new SegmentTerms(null, 0)),
                        Map.of("web-checkout", new TouchpointTerms("purchase", "indirect", 1_800_000)),
                        List.of(new Promise(
                                "quickly-solved",
                                "resolution-time",
                                List.of("segment", "touchpoint"),
                                172_800,
                                days(7),
                                Severity.PAGE,
                                "service",
                                "http://runbooks.example/solved",
                                0,
                                List.of(
                                        new Variation(
                                                "high-end",
                                                null,
                                                "web-checkout",
                                                null,
                                                3600.0,
                                                43_200_000L,
                                                null,
                                                null,
                                                null,
                                                false,
                                                19),
                                        new Variation(
                                                null,
                                                "basic",
                                                null,
                                                null,
                                                null,
                                                null,
                                                Severity.RECORD,
                                                "desk",
                                                "https://x.example",
                                                false,
                                                20),
                                        new Variation(
                                                null, null, "search", null, null, null, null, null, null, true, 21)),
                                9))));
    }

    @Test
    void whatIsLeftOutIsAsUsual() {
        PromiseBook book = PromiseBookFile.parse("book.yaml", """
                version: 1
                promises:
                  satisfied: {signal: csat, by: [], atLeast: 0.8}
                """);

        assertThat(book.effectiveFromMillis()).isEqualTo(PromiseBook.ALWAYS);
        assertThat(book.segments()).isEmpty();
        assertThat(book.promises())
                .containsExactly(new Promise(
                        "satisfied",
                        "csat",
                        List.of(),
                        0.8,
                        days(30),
                        Severity.TICKET,
                        null,
                        null,
                        Duration.ofHours(4).toMillis(),
                        List.of(),
                        3));
        assertThat(PromiseBookFile.parse("book.yaml", "version: 2\npromises: {}")
                        .promises())
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"nps: 48", "qoe: 3.9", "sentiment: -0.1", "success: 0.25", "temkin: 0.3", "loyalty: 0.4"})
    void everySignalHasItsOwnRange(String bound) {
        String[] parts = bound.split(": ");
        PromiseBook book = PromiseBookFile.parse(
                "book.yaml",
                "version: 1\npromises: {it: {signal: " + parts[0] + ", by: [segment], atLeast: " + parts[1] + "}}");
        assertThat(book.promises().get(0).bound()).isEqualTo(Double.parseDouble(parts[1]));
    }

    @Test
    void tellsEveryMistakeAtOnce() {
        Mistakes mistakes = catchThrowableOfType(Mistakes.class, () -> PromiseBookFile.parse("book.yaml", """
                version: none
                segment: {}
                promises:
                  satisfied:
                    signal: cast
                    by: [segment, chanel]
                    severity: loud
                  easy:
                    signal: effort
                    by: [segment]
                    atLeast: 0.3
                    except:
                      - {segment: gold, atMost: 30}
                      - {off: true}
                """));
        assertThat(mistakes.sentences())
                .extracting(sentence -> sentence.substring(0, sentence.indexOf(": ")))
                .containsExactlyInAnyOrder(
                        "book.yaml, line 1",
                        "book.yaml, line 2",
                        "book.yaml, line 5",
                        "book.yaml, line 5",
                        "book.yaml, line 6",
                        "book.yaml, line 7",
                        "book.yaml, line 11",
                        "book.yaml, line 13",
                        "book.yaml, line 14");
    }

    @Test
    void readsJsonAsItIsWrittenAnywhere() {
        String json = "{\n\t\"version\":1,\n\t\"promises\": {\n\t\t\"zufriedenheit-\\u00e4\":\n{\"signal\":\"csat\","
                + "\"by\":[\"segment\"],\"atLeast\":8e-1,\"owner\":\"\\ud83d\\ude00\","
                + "\n\"runbook\":\"https:\\/\\/x.example\\/a\"}}}";
        Promise promise = PromiseBookFile.parse("book.json", json).promises().get(0);
        assertThat(promise.name()).isEqualTo("zufriedenheit-ä");
        assertThat(promise.bound()).isEqualTo(0.8);
        assertThat(promise.owner()).isEqualTo("😀");
        assertThat(promise.runbook()).isEqualTo("https://x.example/a");
        assertThat(catchThrowableOfType(
                                Mistakes.class,
                                () -> PromiseBookFile.parse("book.json", json.replace("https:", "ftp:")))
                        .sentences())
                .singleElement()
                .asString()
                .startsWith("book.json, line 6: runbook is 'ftp://x.example/a'");
    }

    @Test
    void aTieThatAThirdExceptionDecidesIsNone() {
        String book = """
                version: 1
                segments: {gold: {band: high}, platinum: {band: high}}
                promises:
                  satisfied:
                    signal: csat
                    by: [segment, touchpoint]
                    atLeast: 0.8
                    except:
                      - {band: high, atLeast: 0.9}
                      - {touchpoint: checkout, atLeast: 0.7}
                """;
        String third = "      - {band: high, touchpoint: checkout, atLeast: 0.8}\n";
        assertThat(PromiseBookFile.parse("book.yaml", book + third).promises()).hasSize(1);
        String ofSegment = "      - {segment: gold, touchpoint: checkout, atLeast: 0.8}\n";
        assertThat(catchThrowableOfType(Mistakes.class, () -> PromiseBookFile.parse("book.yaml", book + ofSegment)))
                .hasMessageContaining("line 9 and line 10 both hold for platinum checkout");
        String ofBoth = ofSegment + ofSegment.replace("gold", "platinum");
        assertThat(PromiseBookFile.parse("book.yaml", book + ofBoth).promises()).hasSize(1);
    }

    static Stream<Path> badFiles() throws IOException {
        return Files.list(BAD)
                .filter(file -> file.getFileName().toString().matches("bad-.*[.]yaml"))
                .sorted();
    }

    @ParameterizedTest
    @MethodSource("badFiles")
    void tellsTheOneMistakeOfABadFile(Path file) throws IOException {
        Path sentence = file.resolveSibling(file.getFileName().toString().replace(".yaml", ".txt"));
        Mistakes mistakes = catchThrowableOfType(
                Mistakes.class, () -> PromiseBookFile.parse(file.getFileName().toString(), Files.readString(file)));
        assertThat(mistakes.sentences())
                .containsExactly(Files.readString(sentence).strip());
    }

    @Test
    void anUnknownSignalHidesNoOtherMistake() {
        assertThatThrownBy(() -> PromiseBookFile.parse("book.yaml", """
                        version: 1
                        promises:
                          satisfied: {signal: cast, by: [segmant], atLeast: much}
                          easy:
                            by: []
                            except: [{atMost: low, segment: gold}]
                        """))
                .hasMessageContaining("signal 'cast' is unknown")
                .hasMessageContaining("by names 'segmant'")
                .hasMessageContaining("atLeast is 'much'; expected a number")
                .hasMessageContaining("signal is missing")
                .hasMessageContaining("atLeast or atMost is missing")
                .hasMessageContaining("atMost is 'low'; expected a number");
    }

    @Test
    void onlyWhatIsRecordedWhereverItHoldsNeverBecomesAPage() {
        String promise = "version: 1\npromises: {a: {signal: csat, by: [segment], atLeast: 0.8, severity: record%s}}";

        assertThat(PromiseBookFile.parse("book", promise.formatted("")).promises())
                .extracting(Promise::escalateAfterMillis)
                .containsExactly(0L);
        assertThat(PromiseBookFile.parse("book", promise.formatted(", except: [{segment: gold, severity: ticket}]"))
                        .promises())
                .extracting(Promise::escalateAfterMillis)
                .containsExactly(Duration.ofHours(4).toMillis());
    }

    private static long days(int days) {
        return Duration.ofDays(days).toMillis();
    }
}
