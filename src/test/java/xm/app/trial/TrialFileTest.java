package xm.app.trial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import xm.codec.Mistakes;

class TrialFileTest {
    private static final String BOOK = """
            promises:
              version: 1
              promises:
                satisfied: {signal: csat, by: [segment, touchpoint], atLeast: 0.8, severity: page}
            """;
    private static final String GIVEN = """
            given:
              - {time: 2026-11-23T10:00:00Z, kind: survey, touchpoint: checkout, channel: web, survey: {csat: 5}}
            """;
    private static final String EXPECT = "expect: {noAlerts: true}\n";

    @TempDir
    Path home;

    @Test
    void readsABookThatStandsInTheTest() throws Exception {
        Trial trial = load(BOOK + GIVEN + EXPECT);

        assertThat(trial.books())
                .singleElement()
                .satisfies(book -> assertThat(book.promise("satisfied")).isNotNull());
        assertThat(trial.name()).isEqualTo("test.yaml");
    }

    @Test
    void namesTheBooksFileAsSeenFromTheTest() throws Exception {
        Files.writeString(home.resolve("book.yaml"), """
                version: 3
                promises:
                  satisfied: {signal: csat, by: [segment], atLeast: 0.8, severity: page}
                """);

        assertThat(load("promises: book.yaml\n" + GIVEN + EXPECT).books())
                .singleElement()
                .satisfies(book -> assertThat(book.version()).isEqualTo(3));
    }

    @Test
    void aSeriesIsEventsWithValuesInTurnAndNumbersOfTheirOwn() throws Exception {
        List<String> events = load(BOOK + """
                        given:
                          - {from: 2026-11-23T10:00:00Z, to: 2026-11-23T10:01:00Z, every: PT20S, customers: 2,
                             event: {kind: survey, touchpoint: checkout, channel: web, segment: gold, survey: {csat: 1}},
                             vary: {survey.csat: [5, 2], channel: [web, store, mobile]}}
                        """ + EXPECT).events();

        assertThat(events)
                .containsExactly(
                        event("web", 5, "2026-11-23T10:00:00Z", 1, 1),
                        event("store", 2, "2026-11-23T10:00:20Z", 2, 2),
                        event("mobile", 5, "2026-11-23T10:00:40Z", 3, 1));
    }

    @Test
    void tellsAllMistakesAtOnceWithTheirLines() {
        assertThat(mistakes("""
                        promises:
                          version: 1
                          promises:
                            satisfied: {signal: csatt, by: [segment, touchpoint], atLeast: 0.8, severity: page}
                        given:
                          - {time: 2026-11-23T10:00:00Z, kind: survey, touchpoint: checkout, channel: web, survey: {csat: 9}}
                          - {from: 2026-11-23T10:00:00Z, every: 6s, event: {kind: visit}}
                        expct: {}
                        """))
                .satisfiesExactlyInAnyOrder(
                        sentence -> assertThat(sentence).contains("line 8: 'expct' is unknown, did you mean 'expect'?"),
                        sentence -> assertThat(sentence).contains("line 4: ").contains("did you mean 'csat'?"),
                        sentence ->
                                assertThat(sentence).contains("line 6: not an event that can be counted: csat is 9"),
                        sentence -> assertThat(sentence).contains("line 7: to is missing: a time such as"),
                        sentence ->
                                assertThat(sentence).contains("line 7: every is '6s'; write a duration such as PT6S"),
                        sentence -> assertThat(sentence).contains("expect is missing"));
    }

    @Test
    void whatIsExpectedHasToBeInTheBook() {
        assertThat(mistakes(BOOK + GIVEN + """
                        expect:
                          verdicts:
                            - {promise: satisfed, cell: gold/checkout/*, at: 2026-11-23T10:30:00Z, state: BROKEN}
                            - {promise: satisfied, cell: gold/checkout/web, at: 2026-11-23T10:30:00Z, state: BROKEN}
                            - {promise: satisfied, cell: gold, by: 2026-11-23T10:30:00Z, state: BROKE}
                            - {promise: satisfied, cell: gold/checkout/*, state: KEPT}
                          alerts:
                            - {promise: satisfied, cell: gold/checkout/*, firing: yesterday, severity: pager}
                        """))
                .satisfiesExactly(
                        sentence -> assertThat(sentence)
                                .contains("line 9: 'satisfed' is no promise of the book, did you mean 'satisfied'?"),
                        sentence -> assertThat(sentence)
                                .contains("line 10: satisfied is not judged at 'gold/checkout/web' but by segment and"
                                        + " touchpoint"),
                        sentence -> assertThat(sentence).contains("line 11: 'gold' is no cell"),
                        sentence ->
                                assertThat(sentence).contains("line 11: 'BROKE' is no state, did you mean 'BROKEN'?"),
                        sentence -> assertThat(sentence).contains("line 12: write either at or by"),
                        sentence ->
                                assertThat(sentence).contains("line 14: 'firing' is unknown, did you mean 'firingBy'?"),
                        sentence ->
                                assertThat(sentence).contains("line 14: 'pager' is no severity, did you mean 'page'?"));
    }

    @Test
    void timeGoesOnToTheLatestTimeOfWhichSomethingIsExpected() throws Exception {
        assertThat(load(BOOK + GIVEN + EXPECT).until()).hasValue(time("2026-11-23T10:00:00Z"));
        assertThat(load(BOOK + GIVEN + """
                        expect:
                          verdicts: [{promise: satisfied, cell: gold/checkout/*, by: 2026-11-23T12:30:00Z, state: BLIND}]
                          alerts: [{promise: satisfied, cell: gold/checkout/*, resolvedBy: 2026-11-23T14:00:00Z}]
                          noAlerts: [{from: 2026-11-23T09:00:00Z, to: 2026-11-23T13:00:00Z}]
                        """).until()).hasValue(time("2026-11-23T14:00:00Z"));
        assertThat(load(BOOK + GIVEN + EXPECT + "until: 2026-11-23T18:00:00Z\n").until())
                .hasValue(time("2026-11-23T18:00:00Z"));
    }

    @Test
    void whatIsExpectedOfATimeThatNeverComesIsAMistake() {
        assertThat(mistakes(BOOK + GIVEN + """
                        until: 2026-11-23T12:00:00Z
                        expect:
                          verdicts:
                            - {promise: satisfied, cell: gold/checkout/*, at: 2026-11-23T12:00:00Z, state: BLIND}
                            - {promise: satisfied, cell: gold/checkout/*, by: 2026-11-23T12:00:01Z, state: BLIND}
                          noAlerts:
                            - {from: 2026-11-23T11:00:00Z, to: 2026-11-23T10:00:00Z}
                            - {from: 2027-11-23T11:00:00Z}
                        """))
                .satisfiesExactly(
                        sentence -> assertThat(sentence).contains("line 13: to lies before from"),
                        sentence -> assertThat(sentence)
                                .contains(
                                        "line 11: by is 2026-11-23T12:00:01Z, when the test is over: time goes on until"
                                                + " 2026-11-23T12:00:00Z; write an earlier time, or a later until"),
                        sentence -> assertThat(sentence).contains("line 14: from is 2027-11-23T11:00:00Z"));
        assertThat(mistakes(BOOK + GIVEN + """
                        expect:
                          noAlerts: [{to: 2027-11-23T11:00:00Z}]
                        """))
                .singleElement()
                .asString()
                .contains(
                        "line 8: to is 2027-11-23T11:00:00Z, when the test is over: the last event is at"
                                + " 2026-11-23T10:00:00Z; write an earlier time, or until: 2027-11-23T11:00:00Z if it is meant");
        assertThat(mistakes(BOOK + GIVEN + EXPECT + "until: 2026-11-23T09:00:00Z\n"))
                .singleElement()
                .asString()
                .contains("line 8: until is 2026-11-23T09:00:00Z, but the last event is at 2026-11-23T10:00:00Z");
    }

    private static long time(String text) {
        return Instant.parse(text).toEpochMilli();
    }

    private List<String> mistakes(String text) {
        return catchThrowableOfType(Mistakes.class, () -> load(text)).sentences();
    }

    private Trial load(String text) throws Exception {
        return TrialFile.load(Files.writeString(home.resolve("test.yaml"), text));
    }

    private static String event(String channel, int csat, String time, int id, int customer) {
        return "{\"kind\":\"survey\",\"touchpoint\":\"checkout\",\"channel\":\"" + channel
                + "\",\"segment\":\"gold\",\"survey\":{\"csat\":" + csat + "},\"time\":\"" + time
                + "\",\"id\":\"given-" + id + "\",\"customer\":\"customer-" + customer + "\"}";
    }
}
