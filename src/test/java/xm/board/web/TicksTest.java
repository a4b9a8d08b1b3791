package xm.board.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TicksTest {
    private final Ticks ticks = new Ticks();

    private void tick(int number) {
        ticks.add(("{\"d\":" + number + "}").getBytes(UTF_8), () -> ("{\"w\":" + number + "}").getBytes(UTF_8));
    }

    private String since(long known) {
        Ticks.Lacking lacking = ticks.since(known);
        return lacking == null ? null : new String(lacking.bytes(), UTF_8);
    }

    @Test
    void whoComesFirstIsToldTheWhole() {
        tick(1);
        tick(2);

        assertThat(since(0)).contains("event: wall\ndata: {\"w\":2}\n\n").doesNotContain("{\"d\"");
        assertThat(ticks.since(0).known()).isEqualTo(2);
    }

    @Test
    void whoKnowsTheLastIsToldWhatIsNew() {
        tick(1);
        assertThat(since(1)).isNull();
        tick(2);
        assertThat(since(1)).contains("event: tick\ndata: {\"d\":2}\n\n").doesNotContain("{\"d\":1}");
    }

    /** Sixty differences were kept for each, whoever was slow. */
    @Test
    void whoMissedMoreIsToldTheWholeAndAllOfThemTheSameBytes() {
        for (int i = 1; i <= 100; i++) {
            tick(i);
        }
        assertThat(since(98)).contains("event: wall\ndata: {\"w\":100}").doesNotContain("{\"d\"");
        for (int known : new int[] {0, 1, 40, 98, 200}) {
            assertThat(ticks.since(known).bytes())
                    .as("known " + known)
                    .isSameAs(ticks.since(98).bytes());
        }
    }

    @Test
    void anIdOfAnotherLifeOrOfNobodyIsNoneOfOurs() {
        tick(1);
        tick(2);
        String id = since(1).lines().findFirst().orElseThrow().substring("id: ".length());

        assertThat(ticks.number(id)).isEqualTo(2);
        assertThat(new Ticks().number(id)).isZero();
        assertThat(ticks.number(id + "9999999999999999999")).isZero();
        assertThat(ticks.number("1")).isZero();
        assertThat(ticks.number(null)).isZero();
    }
}
