package xm.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static xm.event.Touchpoints.event;
import static xm.event.Touchpoints.minute;
import static xm.event.Touchpoints.second;

import java.net.URL;
import java.nio.file.Path;
import java.util.List;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.api.operators.KeyedProcessOperator;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.apache.flink.streaming.util.OperatorSnapshotUtil;
import org.junit.jupiter.api.Test;
import xm.event.Contact;
import xm.signal.CellWindow;
import xm.signal.Pane;

/**
 * State of earlier releases is read by this one, with nothing lost.
 *
 * <p>The snapshots were written by the operators as they were: {@code first} is the first signals job, which knew no
 * facts, episodes, cases or standing. They are never written again.
 */
class OlderStateTest {
    @Test
    void aStoryOfTheFirstReleaseKeepsItsIdsItsVisitsItsSegmentAndItsTime() throws Exception {
        try (var story = storyOfTheFirstRelease()) {

            story.see(event("e-1", "c-1", second(1)).csat(4));
            story.see(event("e-3", "c-1", second(3)).csat(2));
            story.see(event("e-4", "c-1", second(14)).contact(Contact.Outcome.RESOLVED));
            story.reach(minute(10));

            assertThat(story.extractOutputValues())
                    .filteredOn(told -> told.event() != null)
                    .extracting(told -> told.event().id() + " " + told.segment() + " " + told.newLevels())
                    .as("e-1 was counted, the customer was seen in both panes, and is gold")
                    .containsExactly("e-3 gold 0", "e-4 gold 0");
        }
    }

    @Test
    void aStoryOfTheFirstReleaseIsForgottenInItsTime() throws Exception {
        try (var story = storyOfTheFirstRelease()) {

            story.reach(minute(0) + 3 * StoryHarness.SETTINGS.customerMemoryMillis());

            assertThat(story.numKeyedStateEntries()).isZero();
            assertThat(story.numEventTimeTimers()).isZero();
        }
    }

    /** 200 events in two panes, the first told with a late event to come; seed 1 of the events. */
    @Test
    void windowsOfTheFirstReleaseAreToldWithEverythingThatWasCounted() throws Exception {
        try (var windows = new KeyedOneInputStreamOperatorTestHarness<>(
                new KeyedProcessOperator<>(new CellWindows(StoryHarness.SETTINGS, true)),
                (Pane pane) -> pane.cell,
                Types.STRING)) {
            windows.setup();
            windows.initializeState(snapshot("first", "cell-windows"));
            windows.open();

            windows.processWatermark(new Watermark(minute(1)));

            List<CellWindow> told = windows.extractOutputValues();
            assertThat(told)
                    .extracting(window -> window.window() + " " + window.revision() + " " + window.tally().events)
                    .containsExactly("PT10S 1 101", "PT10S 0 100", "PT1M 0 201");
            assertThat(told.get(2).readings()).isNotEmpty().allMatch(reading -> reading.n() > 0);
            assertThat(told.get(2).readings())
                    .as("answers were counted without levels, so levels would miss them")
                    .anyMatch(reading -> reading.signal().equals("stated-effort"))
                    .allMatch(reading -> reading.levels() == null);
        }
    }

    private static StoryHarness storyOfTheFirstRelease() throws Exception {
        return new StoryHarness().goneOnFrom(snapshot("first", "customer-story"));
    }

    private static OperatorSubtaskState snapshot(String release, String operator) throws Exception {
        URL file = OlderStateTest.class.getResource("/snapshots/" + release + "/" + operator);
        return OperatorSnapshotUtil.readStateHandle(Path.of(file.toURI()).toString());
    }
}
