package xm.signal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import xm.event.EffortInstrument;
import xm.event.Mention;
import xm.event.Quality;

class LevelsTest {
    @Test
    void sharesAnAnswerBetweenTheTwoLevelsNextToIt() {
        Levels levels = new Levels();

        levels.add(0.7, 1, 1, true);

        double[] told = Levels.told(levels, 1);
        assertThat(told).hasSize(17);
        assertThat(told[11]).isCloseTo(0.8, within(1e-6));
        assertThat(told[12]).isCloseTo(0.2, within(1e-6));
        assertThat(Arrays.stream(told).sum()).isEqualTo(1);
    }

    @Test
    void bothEndsAndEveryLevelAreHitExactly() {
        for (boolean isHighBetter : new boolean[] {false, true}) {
            for (int level = 0; level <= 16; level++) {
                Levels levels = new Levels();
                levels.add(level / 16.0, 1, 1, isHighBetter);
                assertThat(Levels.told(levels, 1)[level]).as("level %d", level).isEqualTo(1);
            }
        }
    }

    @Test
    void keepsTheMeanAndMovesItTowardsBetterIfAtAll() {
        for (long seed = 0; seed < 200; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            Levels high = new Levels();
            Levels low = new Levels();
            double sum = 0;
            int n = random.nextInt(1, 200);
            for (int i = 0; i < n; i++) {
                double unit = random.nextInt(8) == 0 ? random.nextInt(7) / 6.0 : random.nextDouble();
                high.add(unit, 1, 1, true);
                low.add(unit, 1, 1, false);
                sum += unit;
            }

            assertThat(mean(Levels.told(high, n)) - sum / n).as("seed %d", seed).isBetween(-1e-12, 6e-8);
            assertThat(mean(Levels.told(low, n)) - sum / n).as("seed %d", seed).isBetween(-6e-8, 1e-12);
        }
    }

    @Test
    void whatIsTakenBackLeavesNoTrace() {
        SplittableRandom random = new SplittableRandom(1);
        Levels levels = new Levels();
        double[] units = random.doubles(100).toArray();
        for (double unit : units) {
            levels.add(unit, 1, 1, false);
        }
        for (double unit : units) {
            levels.add(unit, 1, -1, false);
        }

        assertThat(levels.isNothing()).isTrue();
    }

    /** State of earlier releases has answers without levels, also such that are taken back later. */
    @Test
    void areNotToldWhereTheyMissAnAnswer() {
        Tally tally = new Tally();
        Fact old = Events.effort(0.25, true);
        tally.add(old);
        tally.add(Events.effort(EffortInstrument.CES2, 2));
        tally.add(Events.mention(Mention.Intent.DISCUSS, 0.5, 0.75));
        tally.add(Events.quality(measured(4.2)));
        tally.effort.levels = null;
        tally.statedEffort.levels = null;
        tally.sentiment.levels = null;
        tally.qoe.levels = null;
        assertThat(tally.readings(0)).hasSize(4).allMatch(reading -> reading.levels() == null);

        tally.add(Events.effort(0.75, true));
        tally.add(Events.effort(EffortInstrument.CES2, 6));
        tally.add(Events.mention(Mention.Intent.DISCUSS, 0.5, 0.75));
        tally.add(Events.quality(measured(4.8)));
        assertThat(tally.readings(0)).hasSize(4).allMatch(reading -> reading.levels() == null);

        tally.add(old.takenBack());
        assertThat(tally.readings(0)).hasSize(4).allMatch(reading -> reading.levels() == null);
    }

    @Test
    void ofSentimentAreTheConfidences() {
        Tally tally = new Tally();
        tally.add(Events.mention(Mention.Intent.DISCUSS, -1.0, 0.5));
        tally.add(Events.mention(Mention.Intent.DISCUSS, 1.0, 0.25));

        double[] levels = tally.readings(0).get(0).levels();

        assertThat(levels[0]).isEqualTo(0.5);
        assertThat(levels[16]).isEqualTo(0.25);
        assertThat(Arrays.stream(levels).sum()).isEqualTo(0.75);
    }

    private static double mean(double[] levels) {
        double sum = 0;
        double size = 0;
        for (int i = 0; i < levels.length; i++) {
            sum += levels[i] * i / (levels.length - 1);
            size += levels[i];
        }
        return sum / size;
    }

    private static Quality measured(double mos) {
        return new Quality(Quality.Media.WEB, null, null, null, null, mos);
    }
}
