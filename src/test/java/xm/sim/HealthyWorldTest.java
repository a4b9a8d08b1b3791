package xm.sim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumSet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import xm.event.Kind;
import xm.event.Quality;
import xm.event.Touchpoint;

/** A Wednesday on which all is well; the numbers are those that a demo shows before anything happens. */
class HealthyWorldTest {
    private static final double RATE = 8;
    private static Recording day;

    @BeforeAll
    static void liveADay() {
        World world = World.standard(7).withEventsPerSecond(RATE);
        day = Recording.of(world, Scenario.named("none"), Instant.parse("2026-11-25T00:00:00Z"), Duration.ofDays(1));
    }

    @Test
    void keepsTheRateOfItsWeekday() {
        double wednesday = 0.97;
        assertThat(day.events().size() / 86_400.0 / RATE / wednesday).isCloseTo(1, within(0.03));
    }

    @Test
    void isQuietAtNightAndBusyInTheEvening() {
        int night = day.between(2 * 60, 4 * 60).events().size();
        int evening = day.between(19 * 60, 21 * 60).events().size();
        assertThat((double) evening / night).isBetween(5.0, 10.0);
    }

    @Test
    void everyKindOfEventOccurs() {
        EnumSet<Kind> seen = EnumSet.noneOf(Kind.class);
        day.events().forEach(e -> seen.add(e.kind()));
        assertThat(seen).containsExactlyInAnyOrder(Kind.values());
        EnumSet<Quality.Media> media = EnumSet.noneOf(Quality.Media.class);
        day.kind(Kind.QUALITY).events().forEach(e -> media.add(e.quality().media()));
        assertThat(media).containsExactlyInAnyOrder(Quality.Media.values());
    }

    @Test
    void pleasesAlmostEverybody() {
        assertThat(day.of("basic").satisfied()).isBetween(0.90, 0.96);
        assertThat(day.of("gold").satisfied()).isBetween(0.88, 0.94);
        assertThat(day.of("platinum").satisfied()).isBetween(0.85, 0.92);
    }

    @Test
    void asksMoreOfItselfForTheBetterSegments() {
        assertThat(day.of("platinum").satisfied()).isLessThan(day.of("gold").satisfied());
        assertThat(day.of("gold").satisfied()).isLessThan(day.of("basic").satisfied());
    }

    @Test
    void deliversOnTimeAndAnswersCalls() {
        assertThat(day.onTime()).isCloseTo(0.95, within(0.01));
        assertThat(day.hungUp()).isLessThan(0.03);
        assertThat(day.where(e -> e.touchpoint().equals("checkout")).completed())
                .isCloseTo(0.936, within(0.01));
    }

    @Test
    void aQuarterOfTheAskedAnswersAtMost() {
        long occasions =
                day.events().stream().filter(HealthyWorldTest::isSurveyed).count();
        assertThat((double) day.count(Kind.SURVEY) / occasions).isBetween(0.10, 0.25);
    }

    @Test
    void hasItsSegmentsInTheirShares() {
        double[] customers = Arrays.stream(new String[] {"platinum", "gold", "basic"})
                .mapToDouble(
                        s -> day.segments().values().stream().filter(s::equals).count())
                .toArray();
        double all = day.segments().size();
        assertThat(customers[0] / all).isCloseTo(0.05, within(0.005));
        assertThat(customers[1] / all).isCloseTo(0.20, within(0.01));
        assertThat(customers[2] / all).isCloseTo(0.75, within(0.01));
    }

    @Test
    void mostOfWhatIsSaidInPublicIsAnonymous() {
        assertThat(day.share(Kind.MENTION, e -> e.customer() == null)).isGreaterThan(0.9);
    }

    private static boolean isSurveyed(Touchpoint event) {
        return switch (event.kind()) {
            case DELIVERY, CONTACT -> true;
            case VISIT -> event.touchpoint().equals("checkout");
            default -> false;
        };
    }
}
