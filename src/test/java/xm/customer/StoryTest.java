package xm.customer;

import static org.assertj.core.api.Assertions.assertThat;
import static xm.event.Touchpoints.event;
import static xm.event.Touchpoints.minute;
import static xm.event.Touchpoints.second;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import xm.event.Cell;
import xm.event.Channel;
import xm.event.Origin;
import xm.event.SegmentAssignment;
import xm.event.Shape;
import xm.event.Touchpoint;
import xm.signal.WindowLadder;

class StoryTest {
    private static final WindowLadder LADDER = WindowLadder.of(List.of("PT10S", "PT1M", "PT1H"));
    private static final long LATENESS = 60_000;
    private static final long KEEP = 86_400_000;
    private static final long BEFORE_ALL = Long.MIN_VALUE;

    private final Story story = new Story(LADDER, LATENESS, KEEP, StoryRules.DEFAULT);
    private final CustomerMemory memory = new CustomerMemory();

    @Test
    void theSameIdCountsOnce() {
        Touchpoint event = event("e-1", "c-1", minute(1)).csat(4).build();

        assertThat(story.see(memory, event, BEFORE_ALL)).isEqualTo(Story.Fate.COUNTS);
        assertThat(story.see(memory, event, minute(1))).isEqualTo(Story.Fate.DUPLICATE);
    }

    @Test
    void anEventIsTooLateOnceItsFinestWindowIsClosedForGood() {
        Touchpoint event = event("e-1", "c-1", second(5)).csat(4).build();
        long closes = second(10) - 1 + LATENESS;

        assertThat(story.see(memory, event, closes - 1)).isEqualTo(Story.Fate.COUNTS);
        assertThat(story.see(new CustomerMemory(), event, closes)).isEqualTo(Story.Fate.TOO_LATE);
    }

    @Test
    void nothingIsEverTooLateWhereLatenessIsUnlimited() {
        Story patient = new Story(LADDER, Long.MAX_VALUE, Long.MAX_VALUE, StoryRules.DEFAULT);

        assertThat(patient.see(memory, event("e-1", "c-1", second(5)).csat(4).build(), minute(1_000_000)))
                .isEqualTo(Story.Fate.COUNTS);
    }

    @Test
    void anIdIsRememberedAsLongAsACopyCanCome() {
        Touchpoint event = event("e-1", "c-1", second(5)).csat(4).build();
        story.see(memory, event, BEFORE_ALL);
        long closes = second(10) - 1 + LATENESS;

        assertThat(story.forget(memory, closes - 1)).isTrue();
        assertThat(story.see(memory, event, closes - 1)).isEqualTo(Story.Fate.DUPLICATE);
        story.forget(memory, closes);
        assertThat(memory.events).isNull();
        assertThat(story.see(memory, event, closes)).isEqualTo(Story.Fate.TOO_LATE);
    }

    @Test
    void theSegmentIsTheOneInForceWhenItHappened() {
        story.learn(memory, new SegmentAssignment("c-1", "basic", minute(0)), BEFORE_ALL);
        story.learn(memory, new SegmentAssignment("c-1", "gold", minute(30)), BEFORE_ALL);

        assertThat(segmentAt(minute(0) - 1)).isEqualTo(Cell.UNASSIGNED);
        assertThat(segmentAt(minute(0))).isEqualTo("basic");
        assertThat(segmentAt(minute(30) - 1)).isEqualTo("basic");
        assertThat(segmentAt(minute(30))).isEqualTo("gold");
    }

    @Test
    void theSegmentThatTheEventBringsGoesBeforeTheKnownOne() {
        story.learn(memory, new SegmentAssignment("c-1", "basic", minute(0)), BEFORE_ALL);

        assertThat(story.tell(
                                memory,
                                event("e-1", "c-1", minute(1))
                                        .segment("gold")
                                        .csat(4)
                                        .build())
                        .segment())
                .isEqualTo("gold");
    }

    @Test
    void anObserverIsCountedApartAndIsNoCustomer() {
        Told told = story.tell(
                memory,
                event("e-1", "c-1", minute(1))
                        .segment("gold")
                        .origin(Origin.PROBE)
                        .csat(4)
                        .build());

        assertThat(told.segment()).isEqualTo(Cell.PROBE);
        assertThat(told.newLevels()).isZero();
    }

    @Test
    void aCustomerIsNewInAllLevelsAtFirstAndThenOnlyWhereNotSeenBefore() {
        assertThat(levels(second(1), Channel.WEB)).containsExactly(3, 3, 3, 3, 3);
        assertThat(levels(second(2), Channel.WEB)).containsExactly(0, 0, 0, 0, 0);
        assertThat(levels(second(12), Channel.WEB)).containsExactly(1, 1, 1, 1, 1);
        assertThat(levels(second(13), Channel.CALL)).containsExactly(3, 0, 0, 0, 0);
        assertThat(levels(minute(5), Channel.WEB)).containsExactly(2, 2, 2, 2, 2);
    }

    @Test
    void aCustomerIsNewWhateverTheOrderOfEvents() {
        levels(minute(5), Channel.WEB);

        assertThat(levels(second(1), Channel.WEB)).containsExactly(2, 2, 2, 2, 2);
        assertThat(levels(minute(5) + 1, Channel.WEB)).containsExactly(0, 0, 0, 0, 0);
    }

    @Test
    void forgettingVisitsNeverMakesACustomerNewAgainWhereAWindowIsOpen() {
        for (int second = 0; second < 600; second += 7) {
            levels(second(second), Channel.WEB);
        }
        int before = memory.cellVisits.size;

        story.forget(memory, minute(9));

        assertThat(memory.cellVisits.size).isLessThan(before);
        assertThat(levels(minute(9) + 30_000, Channel.WEB))
                .as("seen in this hour")
                .satisfies(levels -> assertThat(levels[0]).isLessThan(3));
        assertThat(levels(second(595), Channel.WEB)).as("seen in this pane").containsExactly(0, 0, 0, 0, 0);

        story.forget(memory, minute(30));
        assertThat(memory.cellVisits.size).as("one for the hour").isEqualTo(1);
        assertThat(levels(minute(59), Channel.CALL)).containsExactly(3, 2, 2, 2, 2);
    }

    /** State of release 0.1 has a hash of each shape's cell in place of the cell. */
    @Test
    void whereReleaseZeroOneSawACustomerTheyAreNotNew() {
        Touchpoint then = event("e-0", "c-1", second(5))
                .segment("gold")
                .channel(Channel.WEB)
                .csat(4)
                .build();
        memory.visits = new Sightings();
        memory.visits.size = Shape.ALL.length;
        memory.visits.times = Stream.of(Shape.ALL).mapToLong(shape -> second(0)).toArray();
        memory.visits.keys = Stream.of(Shape.ALL)
                .mapToLong(shape -> Sightings.key(shape, "gold", then))
                .sorted()
                .toArray();

        assertThat(levels(second(2), Channel.WEB)).containsExactly(0, 0, 0, 0, 0);
        assertThat(levels(second(12), Channel.CALL)).containsExactly(3, 1, 1, 1, 1);
        assertThat(levels(second(13), Channel.WEB)).containsExactly(1, 0, 0, 0, 0);
        assertThat(levels(second(14), Channel.WEB)).as("seen since").containsExactly(0, 0, 0, 0, 0);
        assertThat(memory.visits.size).isEqualTo(5);

        story.forget(memory, minute(3 * 60));
        assertThat(memory.visits).as("its windows are over").isNull();
    }

    @Test
    void nothingIsLeftOfACustomerWhoGaveNoSignOfLife() {
        story.learn(memory, new SegmentAssignment("c-1", "gold", minute(0)), minute(0));
        story.see(memory, event("e-1", "c-1", minute(1)).csat(4).build(), minute(0));
        levels(minute(1), Channel.WEB);

        assertThat(story.forget(memory, minute(1) + KEEP - 1)).isTrue();
        assertThat(memory.segments.at(minute(1) + KEEP - 1)).isEqualTo("gold");
        assertThat(story.forget(memory, minute(1) + KEEP)).isFalse();
    }

    @Test
    void anAssignmentThatCameBeforeTheFirstWatermarkIsKeptFromThenOn() {
        story.learn(memory, new SegmentAssignment("c-1", "gold", 0), BEFORE_ALL);
        assertThat(memory.forgetMillis).as("asks for the first watermark").isEqualTo(Long.MIN_VALUE + 1);

        assertThat(story.forget(memory, minute(0))).isTrue();
        assertThat(memory.forgetMillis).isGreaterThanOrEqualTo(minute(0) + KEEP);
    }

    @Test
    void oneTimerServesManyEvents() {
        story.see(memory, event("e-1", "c-1", minute(1)).csat(4).build(), minute(0));
        long wake = memory.forgetMillis;
        story.see(memory, event("e-2", "c-1", minute(2)).csat(4).build(), minute(1));

        assertThat(memory.forgetMillis).isEqualTo(wake).isGreaterThan(minute(1) + LATENESS);
    }

    private String segmentAt(long time) {
        return story.tell(memory, event("e-1", "c-1", time).csat(4).build()).segment();
    }

    private int[] levels(long time, Channel channel) {
        Told told = story.tell(
                memory,
                event("e-1", "c-1", time)
                        .segment("gold")
                        .channel(channel)
                        .csat(4)
                        .build());
        int[] levels = new int[Shape.ALL.length];
        for (Shape shape : Shape.ALL) {
            levels[shape.index()] = told.newLevels(shape);
        }
        return levels;
    }
}
