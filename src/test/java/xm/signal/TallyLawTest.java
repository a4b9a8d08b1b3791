package xm.signal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import xm.event.Touchpoint;

/** Tallies add up: shuffled, split and merged in any grouping is the whole, to the last bit. */
class TallyLawTest {
    private static final int SEEDS = 300;
    private static final int LEVELS = 5;

    /** An event, and to how many levels of windows its customer was new, 0 if to none. */
    private record Seen(Touchpoint event, int newLevels) {}

    @Test
    void addsUpInAnyOrderAndGrouping() {
        for (long seed = 0; seed < SEEDS; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            List<Seen> seen = new ArrayList<>();
            for (Touchpoint event : Events.random(random, random.nextInt(120))) {
                seen.add(new Seen(event, random.nextInt(LEVELS + 1)));
            }
            Tally whole = tally(seen);
            Collections.shuffle(seen, new Random(seed));

            Tally merged = mergedInAnyGrouping(split(seen, random), random);

            assertThat(merged).as("seed %d", seed).usingRecursiveComparison().isEqualTo(whole);
            for (int level = 0; level < LEVELS; level++) {
                assertThat(merged.readings(level))
                        .as("seed %d, level %d", seed, level)
                        .isEqualTo(whole.readings(level));
            }
        }
    }

    @Test
    void sharesNothingWithWhatItMerged() {
        for (long seed = 0; seed < 20; seed++) {
            List<Touchpoint> events = Events.random(new SplittableRandom(seed), 60);
            List<Seen> seen = events.stream().map(event -> new Seen(event, 2)).toList();
            Tally part = tally(seen);
            Tally sum = new Tally();

            sum.merge(part);
            sum.merge(part);

            assertThat(part).as("seed %d", seed).usingRecursiveComparison().isEqualTo(tally(seen));
        }
    }

    /** Facts told, taken back and told anew in any order leave what is told at the end, and nothing else. */
    @Test
    void takesFactsBackToTheLastBit() {
        for (long seed = 0; seed < SEEDS; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            Tally kept = new Tally();
            List<Fact> told = new ArrayList<>();
            for (Fact fact : Events.randomEpisodeFacts(random, random.nextInt(1, 60))) {
                told.add(fact);
                if (random.nextBoolean()) {
                    told.add(fact.takenBack());
                } else {
                    kept.add(fact);
                }
            }
            Collections.shuffle(told, new Random(seed));
            Tally left = new Tally();
            told.forEach(left::add);

            assertThat(left.open).as("seed %d", seed).isEqualTo(kept.open);
            assertThat(left.readings(0)).as("seed %d", seed).isEqualTo(kept.readings(0));
            Tally merged = new Tally();
            merged.merge(left);
            merged.merge(kept);
            kept.mergeSignals(kept.copy());
            assertThat(merged.readings(0)).as("seed %d", seed).isEqualTo(kept.readings(0));
        }
    }

    private static Tally tally(List<Seen> seen) {
        Tally tally = new Tally();
        for (Seen one : seen) {
            tally.add(one.event());
            if (one.newLevels() > 0) {
                tally.addCustomer(one.newLevels());
            }
        }
        return tally;
    }

    private static List<Tally> split(List<Seen> seen, SplittableRandom random) {
        List<Tally> parts = new ArrayList<>();
        int from = 0;
        while (from < seen.size()) {
            int to = random.nextInt(from, seen.size() + 1);
            parts.add(tally(seen.subList(from, to)));
            from = to;
        }
        parts.add(new Tally());
        return parts;
    }

    /** Two at a time, whichever, until one is left. */
    private static Tally mergedInAnyGrouping(List<Tally> parts, SplittableRandom random) {
        while (parts.size() > 1) {
            Tally one = parts.remove(random.nextInt(parts.size()));
            parts.get(random.nextInt(parts.size())).merge(one);
        }
        return parts.get(0);
    }
}
