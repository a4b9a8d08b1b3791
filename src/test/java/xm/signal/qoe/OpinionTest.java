package xm.signal.qoe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.OptionalDouble;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import xm.event.Quality;
import xm.event.Quality.Api;
import xm.event.Quality.Media;
import xm.event.Quality.Video;
import xm.event.Quality.Voice;
import xm.event.Quality.Web;

class OpinionTest {
    private static final int SEEDS = 20_000;
    /** What rounding, and an echo that leaves the sidetone, may do to a score. */
    private static final double HAIR = 1e-6;

    @Test
    void hearsACallFromMouthToEar() {
        // 40 ms jitter buffer, 10 ms codec: 50 ms without the network, 150 with it
        assertThat(of(voice("G.711", 100.0, null, 40.0, 0.0, null)))
                .isCloseTo(RFactor.opinion(89.53913197), within(HAIR));
        assertThat(of(voice("G.711", null, 200.0, 40.0, null, null)))
                .isEqualTo(of(voice("PCMU", 100.0, 999.0, 40.0, 0.0, 1.0)));
    }

    @Test
    void takesForNoneWhatWasNotMeasuredOfACall() {
        assertThat(of(voice("G.711", null, null, null, 1.0, null)))
                .isEqualTo(of(voice("G.711", 0.0, null, 0.0, 1.0, 1.0)));
        assertThat(of(voice(null, 80.0, null, null, null, null)))
                .isEqualTo(of(voice("G.711", 80.0, null, null, null, null)));
    }

    @Test
    void hasNoOpinionOfACodecItDoesNotKnow() {
        assertThat(Opinion.of(voice("opus", 20.0, null, null, 0.0, null))).isEmpty();
    }

    @Test
    void takesThePageForItsWorst() {
        assertThat(of(web(3000.0, 150.0, 0.3, null, null))).isCloseTo(2.5974456, within(HAIR));
        assertThat(of(web(2500.0, null, null, null, null))).isCloseTo(4.6, within(HAIR));
        assertThat(of(web(null, null, null, 1.0, 30.0))).isCloseTo(4.1327187, within(HAIR));
        assertThat(of(web(100.0, 10.0, 0.0, 40.0, 30.0))).isEqualTo(1);
    }

    @Test
    void countsAFilmsStallsPerHalfMinute() {
        assertThat(of(video(30.0, 1, 2.0))).isCloseTo(3.6441924, within(HAIR));
        assertThat(of(video(7200.0, 1, 2.0))).isGreaterThan(4.99);
        assertThat(of(video(60.0, 0, null))).isEqualTo(5);
        assertThat(of(video(10.0, 1, 2.0))).as("a short clip is one slice").isEqualTo(of(video(30.0, 1, 2.0)));
        assertThat(of(video(0.0, 1, 60.0))).as("never came to play").isCloseTo(1.5, within(1e-3));
    }

    @Test
    void isJustGoodAtARequestsThreshold() {
        assertThat(of(api(800.0, 800.0, false))).isEqualTo(Opinion.GOOD);
        assertThat(of(api(Math.nextUp(801.0), 800.0, null))).isLessThan(Opinion.GOOD);
        assertThat(of(api(3200.0, 800.0, false))).isCloseTo(2.265625, within(HAIR));
        assertThat(of(api(1.0, 800.0, true))).isEqualTo(1);
        assertThat(of(api(null, null, true))).isEqualTo(1);
    }

    @Test
    void believesAScoreThatWasComputedElsewhere() {
        assertThat(of(new Quality(Media.VOICE, new Voice("opus", null, null, null, 50.0, null), null, null, null, 4.8)))
                .isEqualTo(4.8);
        assertThat(of(new Quality(Media.API, null, null, null, new Api(null, null, true), 3.0)))
                .isEqualTo(3);
        assertThat(of(new Quality(Media.VIDEO, null, null, null, null, 2.0))).isEqualTo(2);
    }

    @Test
    void hasNoOpinionWhereNothingWasMeasured() {
        for (Quality quality : new Quality[] {
            new Quality(Media.VOICE, null, null, null, null, null),
            voice("G.711", null, null, 40.0, null, 2.0),
            web(null, null, null, 3.0, null),
            web(null, null, null, null, 3.0),
            web(null, null, null, 0.0, 0.1),
            video(null, 2, 3.0),
            video(60.0, null, null),
            video(60.0, 2, null),
            video(60.0, null, 3.0),
            video(0.0, 0, 0.0),
            api(300.0, null, false),
            api(300.0, 0.0, false),
            api(null, 800.0, null),
        }) {
            assertThat(Opinion.of(quality)).as("%s", quality).isEmpty();
        }
    }

    @Test
    void saysHowPoorAPoorOneIs() {
        assertThat(Opinion.poorness(5)).isZero();
        assertThat(Opinion.poorness(2.5)).isZero();
        assertThat(Opinion.poorness(1.75)).isEqualTo(0.5);
        assertThat(Opinion.poorness(1)).isEqualTo(1);
    }

    /** Over all that the decoder lets through, ends of ranges included. */
    @Test
    void staysWithinItsRange() {
        for (long seed = 0; seed < SEEDS; seed++) {
            Quality quality = random(new SplittableRandom(seed));

            OptionalDouble opinion = Opinion.of(quality);

            if (opinion.isPresent()) {
                assertThat(opinion.getAsDouble())
                        .as("seed %d: %s", seed, quality)
                        .isBetween(1.0, quality.media() == Media.VOICE ? 4.5 : 5.0);
            }
        }
    }

    @Test
    void isNeverBetterWhenAnythingGetsWorse() {
        int judged = 0;
        for (long seed = 0; seed < SEEDS; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            Quality quality = random(random);
            Quality worse = worse(quality, random);
            OptionalDouble opinion = Opinion.of(quality);
            if (opinion.isPresent()) {
                judged++;
                assertThat(Opinion.of(worse).orElseThrow())
                        .as("seed %d: %s, then %s", seed, quality, worse)
                        .isLessThanOrEqualTo(opinion.getAsDouble() + HAIR);
            }
        }
        assertThat(judged).isGreaterThan(SEEDS / 4);
    }

    private static Quality random(SplittableRandom random) {
        return switch (random.nextInt(4)) {
            case 0 ->
                voice(
                        random.nextBoolean() ? "G.711" : "GSM-EFR",
                        maybe(random, 1e9),
                        maybe(random, 1e9),
                        maybe(random, 1e9),
                        maybe(random, 100),
                        random.nextBoolean() ? null : 1 + number(random, 999));
            case 1 ->
                web(
                        maybe(random, 1e9),
                        maybe(random, 1e9),
                        maybe(random, 1000),
                        maybe(random, 1e9),
                        maybe(random, 1e9));
            case 2 ->
                video(
                        maybe(random, 1e9),
                        random.nextInt(3) == 0 ? null : (int) number(random, 1e9),
                        maybe(random, 1e9));
            default -> api(maybe(random, 1e9), maybe(random, 1e9), random.nextInt(10) == 0);
        };
    }

    /** Worse in each thing that was measured, each by a different amount, perhaps by none. */
    private static Quality worse(Quality quality, SplittableRandom random) {
        return switch (quality.media()) {
            case VOICE -> {
                Voice v = quality.voice();
                yield voice(
                        v.codec(),
                        more(v.oneWayDelayMs(), random),
                        more(v.rttMs(), random),
                        more(v.jitterBufferMs(), random),
                        v.lossPercent() == null ? null : Math.min(100, more(v.lossPercent(), random)),
                        more(v.burstRatio(), random));
            }
            case WEB -> {
                Web w = quality.web();
                yield web(
                        more(w.lcpMs(), random),
                        more(w.inpMs(), random),
                        more(w.cls(), random),
                        more(w.sessionSeconds(), random),
                        w.expectedSeconds());
            }
            case VIDEO -> {
                Video v = quality.video();
                // what had no stalls stays so where the other of the two is not known
                boolean isBothKnown = v.stalls() != null && v.stallSeconds() != null;
                yield video(
                        less(v.playSeconds(), random),
                        isBothKnown ? Integer.valueOf(v.stalls() + random.nextInt(3)) : v.stalls(),
                        isBothKnown ? more(v.stallSeconds(), random) : v.stallSeconds());
            }
            case API -> {
                Api a = quality.api();
                yield api(more(a.durationMs(), random), a.thresholdMs(), a.error() || random.nextInt(10) == 0);
            }
        };
    }

    private static Double more(Double value, SplittableRandom random) {
        if (value == null || random.nextInt(3) == 0) {
            return value;
        }
        return value * (1 + random.nextDouble()) + random.nextDouble();
    }

    /** Down to half, never to nothing. */
    private static Double less(Double value, SplittableRandom random) {
        return value == null || value == 0
                ? value
                : (Double) Math.max(Double.MIN_VALUE, value * (1 - random.nextDouble() / 2));
    }

    private static Double maybe(SplittableRandom random, double most) {
        return random.nextInt(3) == 0 ? null : number(random, most);
    }

    /** The ends, and between them numbers of every magnitude. */
    private static double number(SplittableRandom random, double most) {
        return switch (random.nextInt(12)) {
            case 0 -> 0;
            case 1 -> most;
            case 2 -> Double.MIN_VALUE;
            default -> most * Math.pow(10, random.nextDouble(-10, 0));
        };
    }

    private static double of(Quality quality) {
        return Opinion.of(quality).orElseThrow();
    }

    private static Quality voice(
            String codec, Double oneWay, Double rtt, Double jitterBuffer, Double loss, Double burst) {
        return new Quality(
                Media.VOICE, new Voice(codec, oneWay, rtt, jitterBuffer, loss, burst), null, null, null, null);
    }

    private static Quality web(Double lcp, Double inp, Double cls, Double session, Double expected) {
        return new Quality(Media.WEB, null, new Web(lcp, inp, cls, session, expected), null, null, null);
    }

    private static Quality video(Double play, Integer stalls, Double stallSeconds) {
        return new Quality(Media.VIDEO, null, null, new Video(play, stalls, stallSeconds), null, null);
    }

    private static Quality api(Double duration, Double threshold, Boolean error) {
        return new Quality(Media.API, null, null, null, new Api(duration, threshold, error), null);
    }
}
