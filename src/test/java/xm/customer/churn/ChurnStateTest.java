package xm.customer.churn;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.apache.flink.api.common.serialization.SerializerConfigImpl;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.apache.flink.types.PojoTestUtils;
import org.apache.flink.util.InstantiationUtil;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What Flink keeps of churn: plain and small; and that rules travel to a cluster. */
class ChurnStateTest {
    static Stream<Class<?>> kept() {
        return Stream.of(Purchases.class, Evidence.class);
    }

    @ParameterizedTest
    @MethodSource("kept")
    void isAPlainObjectToFlink(Class<?> type) {
        PojoTestUtils.assertSerializedAsPojoWithoutKryo(type);
    }

    @Test
    void comesBackAsItWas() throws Exception {
        TypeSerializer<Evidence> serializer =
                TypeInformation.of(Evidence.class).createSerializer(new SerializerConfigImpl());
        for (long seed = 0; seed < 100; seed++) {
            Evidence evidence = Customer.random(new SplittableRandom(seed)).evidence();
            if (evidence != null) {
                DataOutputSerializer bytes = new DataOutputSerializer(64);
                serializer.serialize(evidence, bytes);

                Evidence back = serializer.deserialize(new DataInputDeserializer(bytes.getCopyOfBuffer()));

                assertThat(back).as("seed %d", seed).usingRecursiveComparison().isEqualTo(evidence);
            }
        }
    }

    @Test
    void isSmall() throws Exception {
        Evidence evidence = new Evidence();
        evidence.add(EvidenceWeights.DEFAULT, EvidenceKind.COMPLAINT, 1, 0);
        evidence.add(EvidenceWeights.DEFAULT, EvidenceKind.OUTAGE, 1, 0);

        assertThat(size(Purchases.class, Customer.everyDays(7, 3))).isLessThanOrEqualTo(60);
        assertThat(size(Evidence.class, evidence)).isLessThanOrEqualTo(60);
    }

    @Test
    void rulesTravelToACluster() throws Exception {
        FallbackTable table = new FallbackTable(List.of(30.0), List.of(1), List.of(List.of(0.4, 0.5)));
        for (ChurnBase base : List.of(
                new ChurnBase.Buying(new MbgNbd(1, 2, 3, 4), 0.3, 10, -5),
                new ChurnBase.Contractual(new ShiftedBetaGeometric(1, 2), Days.of(30), 10, -5),
                new ChurnBase.Fallback(table, 0.3, 10, "for a test"))) {
            ChurnScorer scorer = new ChurnScorer(Rules.of(base));

            ChurnScorer there = InstantiationUtil.clone(scorer);

            assertThat(there.rules()).isEqualTo(scorer.rules());
        }
    }

    private static <T> int size(Class<T> type, T value) throws Exception {
        DataOutputSerializer bytes = new DataOutputSerializer(64);
        TypeInformation.of(type).createSerializer(new SerializerConfigImpl()).serialize(value, bytes);
        return bytes.length();
    }
}
