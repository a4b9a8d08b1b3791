package xm.signal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class TemkinTest {
    private static final Offset<Double> NEAR = within(1e-12);

    @Test
    void isTheMeanOfThreeNetShares() {
        Reading success = netShare("success", 1, 1, 3, 10, 25, 35, 25);
        Reading ease = netShare("ease", 1, 2, 5, 12, 25, 30, 25);
        Reading emotion = netShare("emotion", 2, 4, 8, 20, 26, 25, 15);

        Reading temkin = Temkin.reading(success, ease, emotion);

        assertThat(success.value()).isCloseTo(0.55, NEAR);
        assertThat(ease.value()).isCloseTo(0.47, NEAR);
        assertThat(emotion.value()).isCloseTo(0.26, NEAR);
        assertThat(emotion.parts()).containsEntry("positive", 40L).containsEntry("negative", 14L);
        assertThat(temkin.value()).isCloseTo(1.28 / 3, NEAR);
        assertThat(temkin.low()).isCloseTo((success.low() + ease.low() + emotion.low()) / 3, NEAR);
        assertThat(temkin.high()).isCloseTo((success.high() + ease.high() + emotion.high()) / 3, NEAR);
    }

    @Test
    void restsOnAsManyAnswersAsTheLeastOfThem() {
        Reading many = netShare("success", 0, 0, 0, 4, 0, 0, 9);
        Reading few = netShare("ease", 0, 0, 0, 0, 0, 0, 2);

        assertThat(Temkin.reading(many, few, many).n()).isEqualTo(2);
    }

    @Test
    void isAbsentIfOneOfThemIs() {
        Reading given = netShare("success", 1, 1, 1, 1, 1, 1, 1);

        assertThat(Temkin.reading(null, given, given)).isNull();
        assertThat(Temkin.reading(given, null, given)).isNull();
        assertThat(Temkin.reading(given, given, null)).isNull();
    }

    /** The counts are those of the answers 1 to 7. */
    private static Reading netShare(String signal, int... counts) {
        NetShare share = new NetShare();
        for (int i = 0; i < counts.length; i++) {
            for (int answer = 0; answer < counts[i]; answer++) {
                share.add(i + 1);
            }
        }
        return share.reading(signal);
    }
}
