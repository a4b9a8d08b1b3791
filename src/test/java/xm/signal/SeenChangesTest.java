package xm.signal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import xm.event.Shape;
import xm.event.Touchpoints;

class SeenChangesTest {
    @Test
    void keepsTheNewestEightWhateverTheOrder() {
        List<SeenChange> all = new ArrayList<>(IntStream.range(0, 40)
                .mapToObj(i -> new SeenChange(i / 2, "release-" + i, "checkout", "web"))
                .toList());
        List<SeenChange> newest = List.copyOf(all.subList(32, 40));
        for (long seed = 0; seed < 50; seed++) {
            Collections.shuffle(all, new Random(seed));
            SeenChanges one = new SeenChanges();
            SeenChanges other = new SeenChanges();
            all.subList(0, 20).forEach(one::add);
            all.subList(15, 40).forEach(other::add);

            one.merge(other);

            assertThat(one.newest).as("seed %d", seed).isEqualTo(newest);
        }
    }

    @Test
    void theSameChangeCountsOnce() {
        SeenChanges changes = new SeenChanges();
        changes.add(new SeenChange(1, "release-7", "checkout", "web"));
        changes.add(new SeenChange(1, "release-7", "checkout", "web"));
        changes.add(new SeenChange(1, "release-7", "checkout", "mobile"));

        assertThat(changes.newest).extracting(SeenChange::channel).containsExactly("mobile", "web");
    }

    @Test
    void aRollUpStillSaysWhereItWas() {
        Pane named = new Pane("unassigned/checkout/web", 0);
        named.tally.add(Touchpoints.event("e-1", null, 5).change("release-7").build());
        Pane everything = new Pane("*/*/*", 0);

        named.rollUpInto(everything, Shape.EVERYTHING);

        assertThat(everything.tally.seenChanges.newest)
                .containsExactly(new SeenChange(5, "release-7", "checkout", "web"));
    }

    @Test
    void aChangeWithoutANameIsStillOne() {
        Tally tally = new Tally();
        tally.add(Events.change(null));

        assertThat(tally.seenChanges.newest).extracting(SeenChange::what).containsExactly("change");
    }
}
