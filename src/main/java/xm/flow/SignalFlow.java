package xm.flow;

import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import xm.customer.CustomerException;
import xm.customer.Erasure;
import xm.customer.Told;
import xm.customer.standing.CustomerStanding;
import xm.event.Arrival;
import xm.event.AssignmentArrival;
import xm.event.Rejection;
import xm.event.SegmentAssignment;
import xm.flow.bytes.EdgeType;
import xm.signal.CellWindow;
import xm.signal.Pane;

/**
 * The main path: touchpoint events in, windowed experience signals per cell out.
 *
 * <p>Each event becomes part of its customer's story, is added to one pane of one cell, panes add up to windows, and
 * sealed panes to the roll-ups above. What a story finds out beyond its events joins them on the way. Sources and sinks are attached elsewhere.
 */
public final class SignalFlow {
    private SignalFlow() {}

    /**
     * What comes out.
     *
     * @param windows every window with its revisions
     * @param rejections every record that was refused
     * @param exceptions customers who must not wait
     * @param erasures a receipt for each customer who was forgotten on request
     * @param customers where each customer stands at the end of the input, if the settings ask for it
     */
    public record Outputs(
            DataStream<CellWindow> windows,
            DataStream<Rejection> rejections,
            DataStream<CustomerException> exceptions,
            DataStream<Erasure> erasures,
            DataStream<CustomerStanding> customers) {}

    public static Outputs attach(
            DataStream<Arrival> arrivals, DataStream<AssignmentArrival> assignments, SignalSettings settings) {
        SingleOutputStreamOperator<Arrival> events = arrivals.process(new ArrivalSplit())
                .returns(EdgeType.ARRIVALS)
                .uid(Uids.ARRIVAL_SPLIT)
                .name(Uids.ARRIVAL_SPLIT)
                .setParallelism(arrivals.getParallelism());

        SingleOutputStreamOperator<SegmentAssignment> segments = assignments
                .process(new AssignmentSplit())
                .uid(Uids.ASSIGNMENT_SPLIT)
                .name(Uids.ASSIGNMENT_SPLIT)
                .setParallelism(assignments.getParallelism());

        SingleOutputStreamOperator<Told> stories = events.keyBy(new CustomerKey())
                .connect(segments.keyBy(SegmentAssignment::customer))
                .transform(
                        Uids.CUSTOMER_STORY,
                        TypeInformation.of(Told.class),
                        new StoryOperator(new CustomerStory(settings)))
                .uid(Uids.CUSTOMER_STORY);

        DataStream<Pane> panes = bundled(stories, Uids.CELL_BUNDLE, new CellBundle(settings));
        SingleOutputStreamOperator<CellWindow> cells =
                windows(panes, Uids.CELL_WINDOWS, new CellWindows(settings, true));

        DataStream<Pane> sealed =
                bundled(cells.getSideOutput(CellWindows.SEALED), Uids.ROLL_UP_BUNDLE, new RollUpBundle(settings));
        DataStream<Pane> standings = bundled(
                stories.getSideOutput(CustomerStory.STANDINGS), Uids.STANDING_BUNDLE, new StandingBundle(settings));
        SingleOutputStreamOperator<CellWindow> rollUps =
                windows(sealed.union(standings), Uids.ROLL_UP_WINDOWS, new CellWindows(settings, false));

        return new Outputs(
                cells.union(rollUps),
                events.getSideOutput(ArrivalSplit.REJECTED)
                        .union(segments.getSideOutput(ArrivalSplit.REJECTED))
                        .union(stories.getSideOutput(ArrivalSplit.REJECTED)),
                stories.getSideOutput(CustomerStory.EXCEPTIONS),
                stories.getSideOutput(CustomerStory.ERASURES),
                stories.getSideOutput(CustomerStory.CUSTOMERS));
    }

    private static <T> DataStream<Pane> bundled(DataStream<T> parts, String uid, PaneBundle<T> bundle) {
        return parts.transform(uid, EdgeType.PANES, bundle).uid(uid);
    }

    private static SingleOutputStreamOperator<CellWindow> windows(
            DataStream<Pane> panes, String uid, CellWindows windows) {
        return panes.keyBy(pane -> pane.cell).process(windows).uid(uid).name(uid);
    }
}
