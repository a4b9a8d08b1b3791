package xm.customer.standing;

import static org.assertj.core.api.Assertions.assertThat;

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
import xm.customer.MomentKind;

/** What Flink keeps of where a customer stands: plain serialization, small, and the same when it comes back. */
class ProfileStateTest {
    private final TypeSerializer<Profile> serializer =
            TypeInformation.of(Profile.class).createSerializer(new SerializerConfigImpl());

    static Stream<Class<?>> kept() {
        return Stream.of(
                Profile.class,
                Waiting.class,
                WaitingMoment.class,
                Climb.class,
                Suffering.class,
                EasyContacts.class,
                Said.class,
                Stock.class);
    }

    @ParameterizedTest
    @MethodSource("kept")
    void isAPlainObjectToFlink(Class<?> type) {
        PojoTestUtils.assertSerializedAsPojoWithoutKryo(type);
    }

    @Test
    void comesBackAsItWasAndACopyIsTheSame() throws Exception {
        for (long seed = 0; seed < 100; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            Life life = new Life(StandingSettings.DEFAULT);
            for (int i = 0; i < 30; i++) {
                life.see(random.nextDouble(60), random(random), random.nextDouble(), "matter-" + random.nextInt(9));
            }
            life.until(random.nextDouble(60));

            Profile back = serializer.deserialize(new DataInputDeserializer(bytes(life.profile)));

            assertThat(back).as("seed %d", seed).usingRecursiveComparison().isEqualTo(life.profile);
            assertThat(life.profile.copy().stepMillis).as("seed %d", seed).isEqualTo(life.profile.stepMillis);
        }
    }

    @Test
    void staysSmall() throws Exception {
        Life quiet = new Life(StandingSettings.DEFAULT)
                .see(0, MomentKind.PURCHASE, 40, null)
                .see(12, MomentKind.PURCHASE, 60, null)
                .until(13);
        Life busy = new Life(StandingSettings.DEFAULT)
                .see(0, MomentKind.PURCHASE, 40, null)
                .see(12, MomentKind.PURCHASE, 60, null)
                .see(12.5, MomentKind.ANSWERED)
                .see(12.5, MomentKind.HIGH_SATISFACTION)
                .see(12.5, MomentKind.PROMOTER)
                .see(12.6, MomentKind.COMPLAINT, 0.5, "case-1")
                .until(13);

        System.out.println("bytes of a profile: two purchases " + bytes(quiet.profile).length
                + ", with a survey and a complaint " + bytes(busy.profile).length);
        assertThat(bytes(quiet.profile)).hasSizeLessThan(200);
        assertThat(bytes(busy.profile)).hasSizeLessThan(300);
    }

    private static MomentKind random(SplittableRandom random) {
        MomentKind[] kinds = MomentKind.values();
        return kinds[random.nextInt(kinds.length)];
    }

    private byte[] bytes(Profile profile) throws Exception {
        DataOutputSerializer out = new DataOutputSerializer(256);
        serializer.serialize(profile, out);
        return out.getCopyOfBuffer();
    }
}
