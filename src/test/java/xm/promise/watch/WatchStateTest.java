package xm.promise.watch;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.apache.flink.api.common.serialization.SerializerConfigImpl;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.apache.flink.types.PojoTestUtils;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import xm.promise.CellReport;
import xm.promise.Commitment;
import xm.promise.PromiseBook;
import xm.promise.SignalReport;
import xm.promise.Verdict;
import xm.promise.detect.Evidence;

/** What Flink keeps of a watch and sends of it: plain serialization, small, and the same when it comes back. */
class WatchStateTest {
    private final TypeSerializer<Watch> serializer =
            TypeInformation.of(Watch.class).createSerializer(new SerializerConfigImpl());

    static Stream<Class<?>> kept() {
        return Stream.of(
                Watch.class,
                History.class,
                Rhythm.class,
                Front.class,
                Evidence.class,
                PromiseBook.class,
                Commitment.class,
                Verdict.class,
                CellReport.class,
                SignalReport.class);
    }

    @ParameterizedTest
    @MethodSource("kept")
    void isAPlainObjectToFlink(Class<?> type) {
        PojoTestUtils.assertSerializedAsPojoWithoutKryo(type);
    }

    @Test
    void goesOnAsIfNothingHadBeenWhenItIsRestoredBetweenAllPanes() throws Exception {
        for (long seed = 0; seed < 3; seed++) {
            Scene straight = new Scene(seed);
            Scene restored = new Scene(seed);
            for (int minute = 0; minute < 600; minute++) {
                double satisfied = minute > 400 && minute < 480 ? 0.6 : 0.94;
                straight.answers(8, satisfied, Scene.MINUTE);
                restored.answers(8, satisfied, Scene.MINUTE);
                restored.watch = serializer.deserialize(new DataInputDeserializer(bytes(restored.watch)));
            }

            assertThat(restored.said)
                    .as("seed %d", seed)
                    .isEqualTo(straight.said)
                    .isNotEmpty();
        }
    }

    @Test
    void staysSmallAfterAMonth() throws Exception {
        Scene scene = new Scene(1).answers(1, 0.93, 33 * Scene.DAY);

        assertThat(bytes(scene.watch).length).isLessThan(4_000);
    }

    private byte[] bytes(Watch watch) throws Exception {
        DataOutputSerializer out = new DataOutputSerializer(64);
        serializer.serialize(watch, out);
        return out.getCopyOfBuffer();
    }
}
