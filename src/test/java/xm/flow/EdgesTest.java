package xm.flow;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.flink.api.common.serialization.SerializerConfigImpl;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.graph.StreamNode;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import xm.event.AssignmentArrival;
import xm.event.Touchpoints;
import xm.flow.bytes.EdgeType;
import xm.signal.WindowLadder;

/** What goes over the network with each event goes in bytes of our own. */
class EdgesTest {
    private final StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment();

    @BeforeEach
    void attach() {
        SignalFlow.attach(
                env.fromData(Touchpoints.event("e-1", "c-1", 0).csat(5).arrival()),
                env.fromData(AssignmentArrival.TOMBSTONE),
                new SignalSettings(WindowLadder.LIVE, 0, SignalSettings.FOR_EVER, 64));
    }

    @Test
    void eventsGoToTheirCustomersInBytesOfOurOwn() {
        assertSent(Uids.ARRIVAL_SPLIT, EdgeType.ARRIVALS);
    }

    @ParameterizedTest
    @ValueSource(strings = {Uids.CELL_BUNDLE, Uids.ROLL_UP_BUNDLE, Uids.STANDING_BUNDLE})
    void panesGoToTheirCellsInBytesOfOurOwn(String bundle) {
        assertSent(bundle, EdgeType.PANES);
    }

    private void assertSent(String uid, TypeInformation<?> type) {
        assertThat(env.getStreamGraph(false).getStreamNodes())
                .filteredOn(node -> uid.equals(node.getTransformationUID()))
                .singleElement()
                .extracting(StreamNode::getTypeSerializerOut)
                .isEqualTo(type.createSerializer(new SerializerConfigImpl()));
    }
}
