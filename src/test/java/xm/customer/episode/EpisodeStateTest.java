package xm.customer.episode;

import static org.assertj.core.api.Assertions.assertThat;
import static xm.customer.episode.Happening.contact;
import static xm.customer.episode.Happening.hour;
import static xm.customer.episode.Happening.visit;

import org.apache.flink.api.common.serialization.SerializerConfigImpl;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.apache.flink.types.PojoTestUtils;
import org.junit.jupiter.api.Test;
import xm.event.Visit;

/** What Flink keeps of a customer's episodes: plain serialization, and few bytes. */
class EpisodeStateTest {
    private final TypeSerializer<Episodes> serializer =
            TypeInformation.of(Episodes.class).createSerializer(new SerializerConfigImpl());
    private final EpisodeRules rules = EpisodeRules.DEFAULT;
    private final Told told = new Told();

    @Test
    void isAPlainObjectToFlink() {
        PojoTestUtils.assertSerializedAsPojoWithoutKryo(Episodes.class);
    }

    @Test
    void comesBackAsItWasAlsoWhenFolded() throws Exception {
        Episodes memory = new Episodes();
        for (int i = 0; i < 100; i++) {
            rules.see(memory, contact("e-" + i, hour(i)).topic("bill").waited(i).build(), "gold", told);
        }
        assertThat(memory.steps).anyMatch(step -> step.folded != null);

        Episodes back = serializer.deserialize(new DataInputDeserializer(bytes(memory)));

        assertThat(back).usingRecursiveComparison().isEqualTo(memory);
    }

    @Test
    void costsAHundredBytesForAStepAndFiftyForWhatIsLeftOfThem() throws Exception {
        Episodes memory = new Episodes();
        assertThat(bytes(memory)).hasSizeLessThan(60);

        rules.see(
                memory,
                visit("e-1", 0)
                        .journey("order-4711")
                        .ended(Visit.Outcome.FAILED)
                        .build(),
                "gold",
                told);
        int one = bytes(memory).length;
        rules.see(memory, visit("e-2", 9).journey("order-4711").build(), "gold", told);
        int two = bytes(memory).length;
        while (memory.steps.length > 0) {
            rules.wake(memory, rules.nextMillis(memory), told);
        }

        System.out.printf(
                "episodes: %d bytes with one step, %d with two, %d with a load%n", one, two, bytes(memory).length);
        assertThat(two - one).isLessThan(150);
        assertThat(bytes(memory)).hasSizeLessThan(60);
    }

    private byte[] bytes(Episodes memory) throws Exception {
        DataOutputSerializer out = new DataOutputSerializer(256);
        serializer.serialize(memory, out);
        return out.getCopyOfBuffer();
    }
}
