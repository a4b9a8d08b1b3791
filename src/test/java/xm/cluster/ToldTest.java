package xm.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ToldTest {
    private final Told truth = told(record(0, 3, 2, 0), record(15, 4, 4, 1));

    @Test
    void theSameInOtherStepsIsNoDifference() {
        Told told = told(record(0, 2, 1, 0), record(0, 3, 2, 3), record(15, 4, 4, 0));
        assertThat(told.difference(truth)).isEmpty();
        assertThat(told.corrections()).isEqualTo(1);
        assertThat(told.repeats()).isZero();
    }

    @Test
    void whatIsMissingOrTooMuchIsNamed() {
        assertThat(told(record(0, 3, 2, 0)).difference(truth))
                .hasValueSatisfying(words ->
                        assertThat(words).startsWith("gold/checkout/web PT15M 2026-03-04T09:15:00Z is missing"));
        assertThat(told(record(0, 3, 2, 0), record(15, 4, 4, 0), record(30, 1, 1, 0))
                        .difference(truth))
                .hasValueSatisfying(
                        words -> assertThat(words).contains("09:30:00Z was told and is no window of the truth"));
    }

    @Test
    void aCountThatIsAnotherIsNamedWithBoth() {
        assertThat(told(record(0, 3, 1, 5), record(15, 4, 4, 0)).difference(truth))
                .hasValueSatisfying(words -> assertThat(words).contains("revision 5; signals.csat.n 1, truth 2"));
    }

    @Test
    void aRepetitionOfTheRightWindowMayNotStandLastWithFewerEvents() {
        Told told = told(record(0, 3, 2, 1), record(15, 4, 4, 0), record(0, 2, 1, 0));
        assertThat(told.difference(truth))
                .hasValueSatisfying(words -> assertThat(words).contains("last record"));
    }

    @Test
    void aRepetitionIsCounted() {
        assertThat(told(record(0, 3, 2, 0), record(0, 3, 2, 0)).repeats()).isEqualTo(1);
    }

    private static Told told(String... records) {
        Told told = new Told();
        for (String record : records) {
            told.take(record);
        }
        return told;
    }

    private static String record(int minute, int events, int answers, int revision) {
        return """
                {"cell":{"segment":"gold","touchpoint":"checkout","channel":"web"},"window":"PT15M",\
                "start":"2026-03-04T09:%02d:00Z","revision":%d,"events":%d,"signals":{"csat":{"n":%d}}}""".formatted(minute, revision, events, answers);
    }
}
