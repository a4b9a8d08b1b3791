package xm.flow.bytes;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.apache.flink.api.common.serialization.SerializerConfigImpl;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.apache.flink.util.InstantiationUtil;
import org.junit.jupiter.api.Test;
import xm.signal.Pane;
import xm.speed.Traffic;

class PaneSerializerTest {
    private static final int MANY = 3000;

    private final TypeSerializer<Pane> serializer = EdgeType.PANES.createSerializer(new SerializerConfigImpl());

    /** A count below zero too, and levels that an earlier release did not keep. */
    @Test
    void whateverAPaneCanHoldComesBackAsItWas() throws Exception {
        for (long seed = 0; seed < MANY; seed++) {
            Pane pane = AnyObjects.pane(seed);
            assertSame(back(pane), pane);
        }
    }

    @Test
    void panesOfTheTrafficComeBackAsTheyWereInAThirdOfTheBytes() throws Exception {
        TypeSerializer<Pane> flinks = TypeInformation.of(Pane.class).createSerializer(new SerializerConfigImpl());
        int ours = 0;
        int theirs = 0;
        for (int size = 1; size < 200; size++) {
            Pane pane = pane(size);
            assertSame(back(pane), pane);
            ours += Written.by(serializer, pane).length;
            theirs += Written.by(flinks, pane).length;
        }

        assertThat(3 * ours).isLessThan(theirs);
    }

    @Test
    void aPaneInWhichNothingWasCountedComesBack() throws Exception {
        assertSame(back(new Pane("gold/checkout/web", 0)), new Pane("gold/checkout/web", 0));
        assertSame(back(serializer.createInstance()), new Pane());
    }

    @Test
    void theNameOfACellIsMadeOnce() throws IOException {
        Pane pane = pane(1);

        assertThat(back(pane).cell).isSameAs(back(pane).cell);
    }

    @Test
    void aCopySharesNothing() throws Exception {
        Pane pane = pane(100);
        byte[] before = Written.by(serializer, pane);

        Pane copy = serializer.copy(pane);
        assertSame(copy, pane);
        copy.tally.merge(pane(100).tally);
        copy.customersAbove = null;

        assertThat(Written.by(serializer, pane)).isEqualTo(before);
    }

    @Test
    void keepsTheContractOfASerializer() throws Exception {
        Pane pane = pane(10);
        TypeSerializer<Pane> shipped = InstantiationUtil.clone(serializer);
        DataOutputSerializer target = new DataOutputSerializer(64);

        serializer.copy(new DataInputDeserializer(Written.by(serializer, pane)), target);

        assertThat(target.getCopyOfBuffer()).isEqualTo(Written.by(serializer, pane));
        assertThat(serializer.isImmutableType()).isFalse();
        assertThat(serializer.getLength()).isNegative();
        assertThat(serializer.duplicate()).isNotSameAs(serializer).isEqualTo(serializer);
        assertThat(shipped).isEqualTo(serializer).hasSameHashCodeAs(serializer);
        assertThat(serializer)
                .as("of another edge")
                .isNotEqualTo(EdgeType.ARRIVALS.createSerializer(new SerializerConfigImpl()));
        assertThat(Written.by(shipped, pane)).isEqualTo(Written.by(serializer, pane));
        assertThat(serializer.snapshotConfiguration().restoreSerializer()).isEqualTo(serializer);
        assertThat(InstantiationUtil.clone(EdgeType.PANES))
                .isEqualTo(EdgeType.PANES)
                .hasSameHashCodeAs(EdgeType.PANES)
                .isNotEqualTo(EdgeType.ARRIVALS);
    }

    private static Pane pane(int events) {
        Pane pane = new Pane("gold/checkout/web", 1_764_000_000_000L);
        for (int i = 0; i < events; i++) {
            pane.tally.add(Traffic.event(i));
            pane.tally.addCustomer(1 + i % 5);
        }
        return pane;
    }

    private Pane back(Pane pane) throws IOException {
        DataInputDeserializer source = new DataInputDeserializer(Written.by(serializer, pane));
        Pane back = serializer.deserialize(source);
        assertThat(source.available()).isZero();
        return back;
    }

    private static void assertSame(Pane pane, Pane expected) {
        assertThat(pane).usingRecursiveComparison().isEqualTo(expected);
    }
}
