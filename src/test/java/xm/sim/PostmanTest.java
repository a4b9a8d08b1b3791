package xm.sim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PostmanTest {
    private static final int HAPPENINGS = 100_000;
    private static final List<Happening> HAPPENED = happenings();

    @Test
    void bringsEverythingInOrderOfArrivalAndNothingBeforeItHappened() {
        Set<Happening> brought = new HashSet<>();
        long last = Long.MIN_VALUE;
        for (Parcel parcel : deliver(Post.usual(), 1)) {
            assertThat(parcel.arrivalMillis()).isGreaterThanOrEqualTo(last);
            assertThat(parcel.arrivalMillis())
                    .isGreaterThanOrEqualTo(parcel.happening().timeMillis());
            last = parcel.arrivalMillis();
            brought.add(parcel.happening());
        }
        assertThat(brought.equals(new HashSet<>(HAPPENED))).isTrue();
    }

    @Test
    void mixesUpAFewSecondsAndSometimesMinutesOrHours() {
        List<Parcel> parcels = deliver(Post.usual(), 1);
        assertThat(share(parcels, Duration.ofSeconds(10))).isCloseTo(0.0217, within(0.003));
        assertThat(share(parcels, Duration.ofMinutes(1))).isCloseTo(0.012, within(0.003));
        assertThat(share(parcels, Duration.ofHours(1))).isBetween(0.0001, 0.0004);
    }

    @Test
    void bringsHalfAPercentTwice() {
        int twice = deliver(Post.usual(), 1).size() - HAPPENINGS;
        assertThat((double) twice / HAPPENINGS).isCloseTo(0.005, within(0.001));
    }

    @Test
    void theSameSeedMixesTheSameWay() {
        assertThat(deliver(Post.usual(), 1)).isEqualTo(deliver(Post.usual(), 1));
        assertThat(deliver(Post.usual(), 2)).isNotEqualTo(deliver(Post.usual(), 1));
    }

    @Test
    void aPerfectPostKeepsTheOrder() {
        List<Happening> brought =
                deliver(Post.perfect(), 1).stream().map(Parcel::happening).toList();
        assertThat(brought).isEqualTo(HAPPENED);
    }

    @Test
    void hasNothingToBringWhenNothingHappens() {
        Postman postman = new Postman(List.<Happening>of().iterator(), Post.usual(), 1);
        assertThat(postman.hasNext()).isFalse();
        assertThatThrownBy(postman::next).isInstanceOf(NoSuchElementException.class);
    }

    private static List<Parcel> deliver(Post post, long seed) {
        List<Parcel> parcels = new ArrayList<>();
        new Postman(HAPPENED.iterator(), post, seed).forEachRemaining(parcels::add);
        return parcels;
    }

    private static List<Happening> happenings() {
        Simulation simulation =
                new Simulation(World.standard(7).withEventsPerSecond(5), Scenario.named("none"), Recording.NOON);
        List<Happening> happenings = new ArrayList<>();
        while (happenings.size() < HAPPENINGS) {
            happenings.add(simulation.next());
        }
        return happenings;
    }

    private static double share(List<Parcel> parcels, Duration longerThan) {
        long longer = parcels.stream()
                .filter(p -> p.arrivalMillis() - p.happening().timeMillis() > longerThan.toMillis())
                .count();
        return (double) longer / parcels.size();
    }
}
