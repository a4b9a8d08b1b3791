package xm.speed;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import xm.speed.micro.DetectorBenchmark;
import xm.speed.micro.MemoryBenchmark;
import xm.speed.micro.PaneBenchmark;
import xm.speed.micro.StoryBenchmark;
import xm.speed.micro.TallyBenchmark;

/**
 * What the parts behind the decoder leave to the collector, at the work that {@code ./xm bench micro} gives them.
 *
 * <p>A budget is what was measured, in brackets, and about a tenth. Raise one with a reason.
 */
class HotPathAllocationTest {
    /** Of an event (2,291): seen, told, what follows from it, and what is due before it. */
    private static final long STORY_BYTES = 2_520;

    /** Of a memory after 25 events (3,736) that is unfolded and folded again. */
    private static final long MEMORY_BYTES = 4_110;

    /** Of an event (74), a twentieth of its accumulators included. */
    private static final long TALLY_BYTES = 82;

    /** Of a part of a pane (537), a tenth of the pane included. */
    private static final long MERGE_BYTES = 590;

    /** Of a part of a pane (1,017), with its share of all windows that are made of it and told. */
    private static final long WINDOWS_BYTES = 1_120;

    /** Of all panes together: what evidence holds, once and after each alarm. */
    private static final long DETECTOR_BYTES = 2_000;

    @Test
    void aCustomersStoryCostsNoMoreMemoryAnEventThanItsBudget() throws Exception {
        StoryBenchmark story = new StoryBenchmark();
        story.deal();
        assertThat(story.follow()).as("told").isGreaterThanOrEqualTo(StoryBenchmark.EVENTS);
        assertThat(Allocated.bytesPerUnit(StoryBenchmark.EVENTS, story::follow)).isLessThanOrEqualTo(STORY_BYTES);
    }

    @Test
    void aMemoryThatIsKeptCostsNoMoreMemoryThanItsBudget() throws Exception {
        MemoryBenchmark memory = new MemoryBenchmark();
        memory.live();
        assertThat(memory.ours()).as("when all were seen last").isEqualTo(memory.flinks());
        assertThat(Allocated.bytesPerUnit(MemoryBenchmark.CUSTOMERS, memory::ours))
                .isLessThanOrEqualTo(MEMORY_BYTES);
    }

    @Test
    void anEventThatIsCountedCostsNoMoreMemoryThanItsBudget() throws Exception {
        TallyBenchmark tally = new TallyBenchmark();
        tally.deal();
        assertThat(tally.add()).allSatisfy(one -> assertThat(one.events).isEqualTo(TallyBenchmark.A_PART));
        assertThat(Allocated.bytesPerUnit(TallyBenchmark.EVENTS, tally::add)).isLessThanOrEqualTo(TALLY_BYTES);
    }

    @Test
    void aPartOfAPaneThatIsAddedCostsNoMoreMemoryThanItsBudget() throws Exception {
        PaneBenchmark pane = new PaneBenchmark();
        pane.count();
        assertThat(pane.merge())
                .allSatisfy(
                        one -> assertThat(one.events).isEqualTo(PaneBenchmark.PARTS_A_PANE * TallyBenchmark.A_PART));
        assertThat(Allocated.bytesPerUnit(PaneBenchmark.PARTS, pane::merge)).isLessThanOrEqualTo(MERGE_BYTES);
    }

    @Test
    void aPartOfAPaneCostsAllWindowsThatAreMadeOfItNoMoreMemoryThanTheirBudget() throws Exception {
        PaneBenchmark pane = new PaneBenchmark();
        pane.count();
        assertThat(pane.stack()).as("windows told").isEqualTo(PaneBenchmark.PANES + PaneBenchmark.PANES / 6);
        assertThat(Allocated.bytesPerUnit(PaneBenchmark.PARTS, pane::stack)).isLessThanOrEqualTo(WINDOWS_BYTES);
    }

    /** It runs for every promise at every cell and pane. */
    @Test
    void theDetectorLeavesNothingToTheCollector() throws Exception {
        DetectorBenchmark detector = new DetectorBenchmark();
        detector.answer();
        assertThat(detector.shares() + detector.scores())
                .as("alarms in 10,000 panes each")
                .isLessThan(5);
        assertThat(Allocated.bytesPerUnit(1, detector::shares)).isLessThanOrEqualTo(DETECTOR_BYTES);
        assertThat(Allocated.bytesPerUnit(1, detector::scores)).isLessThanOrEqualTo(DETECTOR_BYTES);
    }
}
