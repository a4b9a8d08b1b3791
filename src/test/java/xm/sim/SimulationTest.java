package xm.sim;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import xm.event.Kind;
import xm.event.Touchpoint;

class SimulationTest {
    private static final Instant START = Recording.NOON;
    private static final World WORLD = World.standard(7).withEventsPerSecond(10);

    @Test
    void theSameSeedGivesTheSameEvents() {
        assertThat(hash(7, 50_000)).isEqualTo(hash(7, 50_000));
    }

    @Test
    void anotherSeedGivesOtherEvents() {
        assertThat(hash(7, 50_000)).isNotEqualTo(hash(8, 50_000));
    }

    @Test
    void nothingDiffersUntilTheIncidentBegins() {
        Simulation well = new Simulation(WORLD, Scenario.named("none"), START);
        Simulation broken = new Simulation(WORLD, Scenario.named("bad-day"), START);
        long incident = START.plus(Duration.ofMinutes(10)).toEpochMilli();
        for (Happening next = well.next(); next.timeMillis() < incident; next = well.next()) {
            assertThat(broken.next()).isEqualTo(next);
        }
    }

    @Test
    void beginsAtItsStartAndGoesForwardInTime() {
        Simulation simulation = new Simulation(WORLD, Scenario.named("bad-day"), START);
        long last = START.toEpochMilli();
        for (int i = 0; i < 150_000; i++) {
            long time = simulation.next().timeMillis();
            assertThat(time).isGreaterThanOrEqualTo(last);
            last = time;
        }
    }

    @Test
    void idsAreUniqueInTheirSource() {
        Recording hours = Recording.of(WORLD, Scenario.named("bad-day"), START, Duration.ofHours(2));
        Set<String> seen = new HashSet<>();
        assertThat(hours.events()).allMatch(e -> seen.add(e.source() + ' ' + e.id()));
    }

    @Test
    void everyCustomerHasASegmentBeforeSheIsHeardOf() {
        Simulation simulation = new Simulation(WORLD, Scenario.named("bad-day"), START);
        Set<String> assigned = new HashSet<>();
        simulation.assignments().forEach(a -> {
            assertThat(a.validFromMillis()).isLessThan(START.toEpochMilli());
            assigned.add(a.customer());
        });
        for (int i = 0; i < 300_000; i++) {
            Happening next = simulation.next();
            if (!next.isEvent()) {
                assigned.add(next.customer());
            } else if (next.customer() != null) {
                assertThat(assigned.contains(next.customer()))
                        .as(next.customer())
                        .isTrue();
            }
        }
        assertThat(assigned).allMatch(c -> c.matches("c-\\d{6}")).hasSizeGreaterThan(20_000);
    }

    @Test
    void aFewCustomersChangeTheirSegment() {
        Simulation simulation = new Simulation(WORLD, Scenario.named("none"), START);
        Set<String> known = new HashSet<>();
        simulation.assignments().forEach(a -> known.add(a.customer()));
        int moved = 0;
        for (int i = 0; i < 400_000; i++) {
            Happening next = simulation.next();
            if (!next.isEvent() && known.contains(next.customer())) {
                moved++;
            }
        }
        assertThat(moved).isBetween(3, 60);
    }

    @Test
    void aParcelBelongsToThePurchaseOfItsJourney() {
        Recording hours = Recording.of(WORLD, Scenario.named("none"), START, Duration.ofHours(4));
        Set<String> bought = new HashSet<>();
        hours.kind(Kind.PURCHASE).events().forEach(e -> bought.add(e.customer() + ' ' + e.journey()));
        List<Touchpoint> delivered = hours.between(225, 240).kind(Kind.DELIVERY).events();
        long known = delivered.stream()
                .filter(e -> bought.contains(e.customer() + ' ' + e.journey()))
                .count();
        assertThat(known).isGreaterThan(delivered.size() * 99L / 100); // the others were bought before the start
    }

    private static int hash(long seed, int happenings) {
        Simulation simulation =
                new Simulation(World.standard(seed).withEventsPerSecond(5), Scenario.named("bad-day"), START);
        StringBuilder all = new StringBuilder();
        for (int i = 0; i < happenings; i++) {
            all.append(simulation.next());
        }
        return all.toString().hashCode();
    }
}
