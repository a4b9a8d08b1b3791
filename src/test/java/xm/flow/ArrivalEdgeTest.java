package xm.flow;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.flink.api.common.serialization.SerializerConfigImpl;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.graph.StreamNode;
import org.junit.jupiter.api.Test;
import xm.event.AssignmentArrival;
import xm.event.Touchpoints;
import xm.flow.bytes.ArrivalType;
import xm.signal.WindowLadder;

class ArrivalEdgeTest {
    @Test
    void eventsGoToTheirCustomersInBytesOfOurOwn() {
        StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment();
        SignalFlow.attach(
                env.fromData(Touchpoints.event("e-1", "c-1", 0).csat(5).arrival()),
                env.fromData(AssignmentArrival.TOMBSTONE),
                new SignalSettings(WindowLadder.LIVE, 0, SignalSettings.FOR_EVER, 64));

        assertThat(env.getStreamGraph(false).getStreamNodes())
                .filteredOn(node -> Uids.ARRIVAL_SPLIT.equals(node.getTransformationUID()))
                .singleElement()
                .extracting(StreamNode::getTypeSerializerOut)
                .isEqualTo(new ArrivalType().createSerializer(new SerializerConfigImpl()));
    }
}
