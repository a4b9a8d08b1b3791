package xm.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static xm.event.Touchpoints.event;
import static xm.event.Touchpoints.minute;
import static xm.event.Touchpoints.second;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.junit.jupiter.api.Test;
import xm.event.Contact;
import xm.event.Delivery;
import xm.event.Rejection;
import xm.event.Touchpoints;

/** The operator of stories alone, straight and with snapshot and restore between all elements. */
class StoryOperatorTest {
    private static final long DAY = 86_400_000;

    /** One event waits for the segments, and is counted as it came. */
    @Test
    void aStoryKeepsSegmentsDuplicatesAndItsTimeOverRestores() throws Exception {
        saysTheSameOverRestores(new OperatorScript<>(StoryHarness::new).then(harness -> {
            harness.see(answer("e-1", second(1)));
            harness.assign("c-1", "gold", minute(0));
            harness.segmentsAreRead();
            harness.reach(second(2));
        }));
    }

    @Test
    void aStoryThatIsRestoredBetweenAllElementsSaysTheSame() throws Exception {
        saysTheSameOverRestores(new OperatorScript<>(StoryHarness::new)
                .then(harness -> {
                    harness.segmentsAreRead();
                    harness.reach(second(2));
                    harness.assign("c-1", "gold", minute(0));
                })
                .then(harness -> harness.see(answer("e-1", second(1)))));
    }

    /** Goes on with the first event once more, one that is in time, one that is too late, and a last one. */
    private static void saysTheSameOverRestores(OperatorScript<StoryHarness> begun) throws Exception {
        var script = begun.then(harness -> harness.see(answer("e-1", second(1))))
                .then(harness -> harness.see(answer("e-2", second(3))))
                .then(harness -> harness.reach(minute(10)))
                .then(harness -> harness.see(answer("e-3", second(5))))
                .then(harness -> harness.see(answer("e-4", minute(10))))
                .then(harness -> harness.reach(minute(11)));

        var straight = script.straight();
        var restored = script.restoredBetweenAllActs();

        assertThat(OperatorScript.said(straight, StoryHarness::words))
                .containsExactly("e-1 gold", "e-2 gold", "e-4 gold");
        assertThat(OperatorScript.said(restored, StoryHarness::words))
                .isEqualTo(OperatorScript.said(straight, StoryHarness::words));
        assertThat(tooLate(restored))
                .as("its time is kept, so what was too late stays too late")
                .isEqualTo(tooLate(straight))
                .containsExactly("e-3");
    }

    /** A silence at the end of a recording was told of or not, as the machine was slow or fast. */
    @Test
    void timeGoesAsFarAsEventsCameAlsoWhereTheyAreOverBeforeTheSegmentsAreRead() throws Exception {
        try (var harness = new StoryHarness()) {
            harness.open();
            harness.see(answer("e-1", second(1)));
            harness.reach(second(2));
            harness.reach(minute(90));
            harness.end();
            harness.assign("c-1", "gold", minute(0));
            assertThat(harness.getOutput()).isEmpty();

            harness.segmentsAreRead();

            assertThat(harness.getOutput().stream().filter(Watermark.class::isInstance))
                    .containsExactly(new Watermark(minute(90) - 1), new Watermark(minute(90)), Watermark.MAX_WATERMARK);
            assertThat(harness.told()).containsExactly("e-1 gold");
        }
    }

    @Test
    void eventsWaitForTheSegmentsAndAreJudgedByTheTimeAtWhichTheyCame() throws Exception {
        var script = new OperatorScript<>(StoryHarness::new)
                .then(harness -> harness.see(answer("e-1", second(1))))
                .then(harness -> harness.reach(minute(60)))
                .then(harness -> harness.see(answer("e-2", second(2))))
                .then(harness -> harness.assign("c-1", "gold", minute(0)));

        var waiting = script.straight();
        assertThat(OperatorScript.said(waiting, StoryHarness::words)).isEmpty();
        waiting.last().segmentsAreRead();

        assertThat(OperatorScript.said(waiting, StoryHarness::words)).containsExactly("e-1 gold");
        assertThat(tooLate(waiting)).containsExactly("e-2");
    }

    @Test
    void nothingIsLeftOfAStoryAtTheEndOfItsLife() throws Exception {
        var played = new OperatorScript<>(StoryHarness::new)
                .then(harness -> harness.assign("c-1", "gold", minute(0)))
                .then(harness -> harness.segmentsAreRead())
                .then(harness -> harness.reach(second(0)))
                .then(harness -> harness.see(answer("e-1", second(1))))
                .then(harness -> harness.reach(minute(0) + 3 * StoryHarness.SETTINGS.customerMemoryMillis()))
                .straight();

        assertThat(played.last().numKeyedStateEntries()).isZero();
        assertThat(played.last().numEventTimeTimers()).isZero();
    }

    /** A call that is not resolved, a second one about the same, a lost parcel, silence: facts, standing, exceptions. */
    static OperatorScript<StoryHarness> script() {
        return new OperatorScript<>(StoryHarness::new)
                .then(harness -> {
                    harness.segmentsAreRead();
                    harness.reach(second(0));
                })
                .then(harness -> harness.see(event("e-1", "c-1", second(1)).purchase(900)))
                .then(harness ->
                        harness.see(event("e-2", "c-1", second(12)).contact(Contact.Outcome.UNRESOLVED, "bill", 60, 0)))
                .then(harness -> harness.reach(second(20)))
                .then(harness ->
                        harness.see(event("e-3", "c-1", second(25)).contact(Contact.Outcome.RESOLVED, "bill", 60, 2)))
                .then(harness -> harness.see(event("e-4", "c-1", second(26)).delivery(Delivery.Status.FAILED)))
                .then(harness -> harness.reach(minute(10)))
                .then(harness -> harness.reach(minute(0) + 30 * DAY));
    }

    @Test
    void whatAStoryFindsOutIsToldTheSameOverRestores() throws Exception {
        var script = script();

        var straight = script.straight();
        var restored = script.restoredBetweenAllActs();

        assertThat(OperatorScript.said(straight, StoryHarness::words))
                .containsSubsequence(
                        "e-2 unassigned",
                        "effort 0.00 open",
                        "fcr false open",
                        "e-3 unassigned",
                        "effort 0.00 open taken back",
                        "effort 0.70 open",
                        "fcr false final",
                        "effort 0.70 final");
        assertThat(OperatorScript.side(straight, CustomerStory.EXCEPTIONS))
                .extracting(exception -> exception.kind().wireName())
                .contains("one-strike");
        assertThat(OperatorScript.side(straight, CustomerStory.STANDINGS)).isNotEmpty();
        assertThat(OperatorScript.said(restored, StoryHarness::words))
                .isEqualTo(OperatorScript.said(straight, StoryHarness::words));
        assertThat(OperatorScript.side(restored, CustomerStory.EXCEPTIONS))
                .isEqualTo(OperatorScript.side(straight, CustomerStory.EXCEPTIONS));
        assertThat(OperatorScript.side(restored, CustomerStory.STANDINGS))
                .isEqualTo(OperatorScript.side(straight, CustomerStory.STANDINGS));
    }

    /** Each moment moves the next look by a while; what it was before must not stay behind as a timer for a year. */
    @Test
    void aCustomerHasTwoTimersAtMostWhateverHappens() throws Exception {
        try (var harness = new StoryHarness()) {
            harness.open();
            harness.segmentsAreRead();
            for (int i = 0; i < 20; i++) {
                long time = minute(60 * i);
                harness.reach(time - 1000);
                harness.see(event("buys-" + i, "c-1", time).purchase(10 + i));
                harness.see(
                        event("calls-" + i, "c-1", time + 1).contact(Contact.Outcome.UNRESOLVED, "bill", 60, i % 3));
                harness.reach(time + 30 * 60_000);

                assertThat(harness.numEventTimeTimers()).as("hour %d", i).isBetween(1, 2);
            }
        }
    }

    /** Sources go back by their own bound when they start again, so the first watermarks lie before the kept one. */
    @Test
    void afterARestoreNothingIsToldOfATimeThatWasToldBefore() throws Exception {
        OperatorSubtaskState saved;
        try (var harness = new StoryHarness()) {
            harness.open();
            harness.segmentsAreRead();
            harness.see(event("e-1", "c-1", second(1)).purchase(900));
            harness.reach(minute(10));
            saved = harness.snapshot(1, 1);
        }
        try (var resumed = new StoryHarness()) {
            resumed.goneOnFrom(saved);
            resumed.segmentsAreRead();
            resumed.reach(minute(9) + 31_000);
            resumed.see(event("e-2", "c-1", minute(9) + 30_000).contact(Contact.Outcome.UNRESOLVED, "bill", 60, 5));
            resumed.reach(minute(9) + 36_000);
            resumed.reach(minute(11));

            assertThat(resumed.getSideOutput(CustomerStory.STANDINGS))
                    .isNotEmpty()
                    .allSatisfy(
                            change -> assertThat(change.getValue().timeMillis()).isGreaterThan(minute(10)));
        }
    }

    @Test
    void aTooLateEventIsRejectedUnderTheKeyOfItsCustomer() throws Exception {
        var played = new OperatorScript<>(StoryHarness::new)
                .then(harness -> harness.segmentsAreRead())
                .then(harness -> harness.reach(minute(10)))
                .then(harness -> harness.see(answer("e-1", second(5))))
                .straight();

        Rejection rejection =
                played.last().getSideOutput(ArrivalSplit.REJECTED).element().getValue();
        assertThat(new String(rejection.key(), StandardCharsets.UTF_8)).isEqualTo("c-1");
        assertThat(rejection.detail()).contains("2026-11-21T10:00:05Z", "2026-11-21T10:09:59.999Z");
    }

    /** A job that was drained ends with the end of time; what comes after a restart is not too late for that. */
    @Test
    void aStoryThatWasDrainedGoesOn() throws Exception {
        OperatorSubtaskState saved;
        try (var harness = new StoryHarness()) {
            harness.open();
            harness.segmentsAreRead();
            harness.end();
            saved = harness.snapshot(1, 1);
        }
        var resumed = new StoryHarness();
        resumed.goneOnFrom(saved);
        resumed.segmentsAreRead();
        resumed.see(answer("e-1", minute(1)));
        resumed.reach(minute(1));

        assertThat(resumed.extractOutputValues()).hasSize(1);
    }

    private static List<String> tooLate(OperatorScript.Played<StoryHarness> played) {
        return OperatorScript.side(played, ArrivalSplit.REJECTED).stream()
                .map(rejection -> rejection.event().id())
                .toList();
    }

    private static Touchpoints answer(String id, long time) {
        return event(id, "c-1", time).csat(4);
    }
}
