package xm.signal;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.SplittableRandom;
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
import xm.event.Cell;
import xm.event.Quality;
import xm.event.Touchpoint;

/** What Flink keeps and sends of signals: plain serialization, small when little was counted, open to new fields. */
class SignalStateTest {
    private final TypeSerializer<Tally> serializer =
            TypeInformation.of(Tally.class).createSerializer(new SerializerConfigImpl());

    static Stream<Class<?>> kept() {
        Stream<Class<?>> accumulators = Stream.of(Tally.class.getFields())
                .filter(field -> !Modifier.isStatic(field.getModifiers()))
                .map(Field::getType)
                .filter(Accumulator.class::isAssignableFrom);
        return Stream.concat(
                        Stream.of(CellWindow.class, Tally.class, ExactSum.class, QuantileSketch.class), accumulators)
                .distinct();
    }

    @ParameterizedTest
    @MethodSource("kept")
    void isAPlainObjectToFlink(Class<?> type) {
        PojoTestUtils.assertSerializedAsPojoWithoutKryo(type);
    }

    @Test
    void comesBackAsItWas() throws Exception {
        for (long seed = 0; seed < 100; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            Tally tally = new Tally();
            for (Touchpoint event : Events.random(random, random.nextInt(30))) {
                tally.add(event);
                tally.addCustomer(random.nextInt(1, 6));
            }
            Events.randomEpisodeFacts(random, random.nextInt(4)).forEach(tally::add);
            DataInputDeserializer bytes = new DataInputDeserializer(bytes(tally));

            Tally back = serializer.deserialize(bytes);

            assertThat(back).as("seed %d", seed).usingRecursiveComparison().isEqualTo(tally);
        }
    }

    @Test
    void staysSmallWhereLittleWasCounted() throws Exception {
        Tally tally = new Tally();
        tally.add(Events.csat(4));

        assertThat(bytes(tally)).hasSizeLessThan(130);
    }

    @Test
    void keepsAnyNumberOfOpinionScoresInLittleMoreThanAKilobyte() throws Exception {
        SplittableRandom random = new SplittableRandom(1);
        Tally tally = new Tally();
        for (int i = 0; i < 20_000; i++) {
            tally.add(Events.quality(new Quality(Quality.Media.WEB, null, null, null, null, random.nextDouble(1, 5))));
        }

        assertThat(bytes(tally)).hasSizeLessThan(1300);
    }

    /** A field that older state lacks is null or 0; none of them may make a tally fall over. */
    @Test
    void standsTheDefaultsOfFieldsThatOlderStateLacks() throws Exception {
        Tally restored = new Tally();
        for (Field field : Tally.class.getFields()) {
            if (Modifier.isStatic(field.getModifiers())) {
                continue;
            }
            if (!field.getType().isPrimitive()) {
                field.set(restored, null);
            } else if (field.getType() == int.class) {
                field.setInt(restored, 0);
            } else {
                field.setLong(restored, 0);
            }
        }

        assertThat(restored.readings(0)).isEmpty();
        assertThat(new CellWindow(new Cell("gold", "checkout", "web"), "PT1M", 0, 0, 60_000, 0, restored).stage())
                .isNull();
        for (Touchpoint event : Events.random(new SplittableRandom(1), 100)) {
            restored.add(event);
        }
        Tally sum = new Tally();
        sum.merge(restored);
        assertThat(sum.readings(0)).isNotEmpty().isEqualTo(restored.readings(0));
    }

    @Test
    void accumulatorsWithoutAnswersGiveNoReading() {
        assertThat(new Csat().reading()).isNull();
        assertThat(new Nps().reading()).isNull();
        assertThat(new StatedEffort().reading()).isNull();
        assertThat(new NetShare().reading("ease")).isNull();
        assertThat(new Share().reading("on-time", "onTime")).isNull();
        assertThat(new Sentiment().reading()).isNull();
        assertThat(new OpinionScores().reading()).isNull();
        assertThat(new EpisodeEffort().reading()).isNull();
        assertThat(new FirstContacts().reading()).isNull();
    }

    private byte[] bytes(Tally tally) throws Exception {
        DataOutputSerializer out = new DataOutputSerializer(256);
        serializer.serialize(tally, out);
        return out.getCopyOfBuffer();
    }
}
