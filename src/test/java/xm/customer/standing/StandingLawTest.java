package xm.customer.standing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import xm.customer.CustomerException;
import xm.customer.Moment;
import xm.customer.MomentKind;
import xm.customer.churn.ChurnBase;
import xm.customer.churn.ChurnRules;
import xm.customer.churn.EvidenceWeights;
import xm.customer.churn.MbgNbd;
import xm.customer.churn.ShiftedBetaGeometric;
import xm.signal.StandingChange;

/** What must hold of every customer's standing, whatever happened to them and in whatever order it was heard. */
class StandingLawTest {
    private static final int SEEDS = 300;
    private static final int DAYS = 700;
    private static final long HOUR = 3_600_000;
    private static final String[] SEGMENTS = {"buyers", "contracts", "others"};

    /** The published fits of CDNOW, in weeks, and of the high-end contracts, in years. */
    private static final ChurnRules CHURN = new ChurnRules(
            "test",
            90 * Life.DAY,
            0.5,
            0.4,
            Map.of(
                    "buyers",
                    new ChurnBase.Buying(new MbgNbd(0.525, 6.183, 0.891, 1.614), 0.7, 2357, -9582.13),
                    "contracts",
                    new ChurnBase.Contractual(new ShiftedBetaGeometric(0.668, 3.806), 365 * Life.DAY, 1000, -1611.2)),
            new ChurnBase.Prior(0.1, 0, "a prior"),
            EvidenceWeights.DEFAULT);

    private static final StandingSettings SETTINGS = StandingSettings.DEFAULT.with(CHURN);

    @Test
    void orderOfArrivalBeforeTheEndOfAPaneDoesNotMatter() {
        for (long seed = 0; seed < SEEDS; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            List<Moment> moments = random(random);

            Life live = live(moments, random);
            Life other = live(moments, random);

            assertThat(other.heard.changes).as("seed %d", seed).isEqualTo(live.heard.changes);
            assertThat(other.heard.exceptions).as("seed %d", seed).isEqualTo(live.heard.exceptions);
            assertThat(other.profile)
                    .as("seed %d", seed)
                    .usingRecursiveComparison()
                    .isEqualTo(live.profile);
        }
    }

    /** In a backtest all moments are seen first, and then all timers ring in order of time. */
    @Test
    void aBacktestSaysTheSameAsTheLiveJob() {
        for (long seed = 0; seed < SEEDS; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            List<Moment> moments = random(random);
            Life live = live(moments, random);

            Life backtest = new Life(SETTINGS);
            arriving(moments, random, DAYS * (double) Life.DAY, 0).forEach(backtest::see);
            backtest.until(DAYS);

            assertThat(backtest.heard.changes).as("seed %d", seed).isEqualTo(live.heard.changes);
            assertThat(backtest.heard.exceptions).as("seed %d", seed).isEqualTo(live.heard.exceptions);
            assertThat(backtest.wakes).as("seed %d", seed).isEqualTo(live.wakes);
        }
    }

    /** Also where some moments come a day late, after their grain has ended. */
    @Test
    void theStockIsWhatIsCountedPlainly() {
        long customers = 0;
        long atRisk = 0;
        Map<String, long[]> told = new HashMap<>();
        Map<String, long[]> plain = new HashMap<>();
        for (long seed = 0; seed < SEEDS; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            Life life = live(random(random), random, 0.2);

            double risk = 0;
            double squares = 0;
            for (StandingChange change : life.heard.changes) {
                long[] counts = told.computeIfAbsent(change.segment(), any -> new long[7]);
                counts[0] += change.customers();
                counts[1] += change.atRisk();
                counts[2 + Math.max(0, change.fromRung())] -= change.fromRung() < 0 ? 0 : 1;
                counts[2 + Math.max(0, change.toRung())] += change.toRung() < 0 ? 0 : 1;
                risk += change.risk();
                squares += change.riskSquares();
            }
            CustomerStanding standing = life.at(DAYS);
            if (standing == null) {
                assertThat(risk).as("seed %d", seed).isZero();
                assertThat(squares).as("seed %d", seed).isZero();
                continue;
            }
            boolean isAtRisk = standing.churnRisk() >= CHURN.threshold();
            long[] counts = plain.computeIfAbsent(standing.segment(), any -> new long[7]);
            counts[0]++;
            counts[1] += isAtRisk ? 1 : 0;
            counts[2 + rung(standing)]++;
            assertThat(risk).as("seed %d", seed).isCloseTo(standing.churnRisk(), within(0.1));
            assertThat(squares).as("seed %d", seed).isCloseTo(risk * risk, within(1e-12));
            customers++;
            atRisk += isAtRisk ? 1 : 0;
        }
        for (String segment : SEGMENTS) {
            assertThat(told.get(segment)).as(segment).isEqualTo(plain.get(segment));
        }
        assertThat(customers).as("customers there are to count").isGreaterThan(SEEDS / 2);
        assertThat(atRisk).as("of whom some are at risk").isBetween(customers / 20, customers - customers / 20);
    }

    @Test
    void everyExceptionIsSaidOnceForItsCauseEvenIfMomentsComeTwice() {
        Map<CustomerException.Kind, Integer> kinds = new HashMap<>();
        for (long seed = 0; seed < SEEDS; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            List<Moment> moments = random(random);
            List<Moment> twice = new ArrayList<>(moments);
            moments.stream().filter(moment -> moment.cause() != null).forEach(twice::add);
            twice.sort(Comparator.comparingLong(Moment::timeMillis));

            List<CustomerException> said = live(twice, random).heard.exceptions;

            Map<String, Long> before = new HashMap<>();
            for (CustomerException exception : said) {
                Long earlier = before.put(exception.kind() + exception.cause(), exception.atMillis());
                assertThat(earlier == null || exception.atMillis() - earlier >= 90 * Life.DAY)
                        .as("seed %d: %s", seed, exception)
                        .isTrue();
            }
            assertThat(said).as("seed %d", seed).allSatisfy(exception -> {
                assertThat(exception.why()).isNotEmpty().doesNotContainNull();
                assertThat(exception.dueByMillis()).isGreaterThan(exception.atMillis());
                assertThat(exception.cause()).isNotBlank();
            });
            said.forEach(exception -> kinds.merge(exception.kind(), 1, Integer::sum));
        }
        assertThat(kinds).as("every kind that comes from standing").hasSize(4);
    }

    @Test
    void aTimerRingsWhenSomethingChangesAndOnceADayAfterAMoment() {
        for (long seed = 0; seed < SEEDS; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            List<Moment> moments = random(random);

            int wakes = live(moments, random).wakes;

            // fifty bands and two thresholds on the way up, as many on the way down, four rungs, one silence, the end
            assertThat(wakes).as("seed %d", seed).isLessThanOrEqualTo(moments.size() + 110 * (1 + moments.size() / 4));
        }
    }

    /** A live job and a backtest of it may remember for other times, and tell the same until the first of them forgets. */
    @Test
    void howLongSomebodyIsRememberedChangesNothingBefore() {
        for (long seed = 0; seed < SEEDS; seed++) {
            List<Moment> moments = random(new SplittableRandom(seed));
            Life brief = new Life(SETTINGS.remembering(Duration.ofDays(97)));
            Life endless = new Life(SETTINGS.remembering(Duration.ofMillis(Long.MAX_VALUE)));
            long forgets = Long.MAX_VALUE;
            long heard = Long.MIN_VALUE;
            for (Moment moment : arriving(moments, new SplittableRandom(seed), 0, 0)) {
                brief.see(moment);
                endless.see(moment);
                boolean isForgotten = heard != Long.MIN_VALUE && moment.timeMillis() - heard >= 97 * Life.DAY;
                forgets = isForgotten ? Math.min(forgets, heard + 97 * Life.DAY) : forgets;
                heard = moment.timeMillis();
            }
            forgets = Math.min(forgets, heard + 97 * Life.DAY);

            assertThat(before(forgets, brief.until(DAYS)))
                    .as("seed %d", seed)
                    .isEqualTo(before(forgets, endless.until(DAYS)));
            assertThat(exceptionsBefore(forgets, brief))
                    .as("seed %d", seed)
                    .isEqualTo(exceptionsBefore(forgets, endless));
        }
    }

    private static List<StandingChange> before(long timeMillis, Life life) {
        return life.heard.changes.stream()
                .filter(change -> change.timeMillis() < timeMillis)
                .toList();
    }

    private static List<CustomerException> exceptionsBefore(long timeMillis, Life life) {
        return life.heard.exceptions.stream()
                .filter(exception -> exception.atMillis() < timeMillis)
                .toList();
    }

    @Test
    void theReasonsAddUpToTheRisk() {
        for (long seed = 0; seed < SEEDS; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            CustomerStanding standing = live(random(random), random).at(DAYS);
            if (standing != null) {
                double logOdds = standing.why().stream()
                        .mapToDouble(CustomerStanding.Why::logOdds)
                        .sum();
                assertThat(1 / (1 + Math.exp(-logOdds)))
                        .as("seed %d", seed)
                        .isCloseTo(standing.churnRisk(), within(1e-6));
            }
        }
    }

    private static Life live(List<Moment> moments, SplittableRandom random) {
        return live(moments, random, 0);
    }

    /** Arrival with up to an hour of disorder, the watermark an hour behind, and a share that is a day later still. */
    private static Life live(List<Moment> moments, SplittableRandom random, double lateShare) {
        Life life = new Life(SETTINGS);
        long newest = Long.MIN_VALUE;
        for (Moment moment : arriving(moments, random, HOUR, lateShare)) {
            life.see(moment);
            newest = Math.max(newest, moment.timeMillis());
            life.passTo(newest - HOUR - 1);
        }
        return life.until(DAYS);
    }

    private static List<Moment> arriving(
            List<Moment> moments, SplittableRandom random, double disorderMillis, double lateShare) {
        record Arriving(Moment moment, double at) {
            static Arriving of(Moment moment, SplittableRandom random, double disorderMillis, double lateShare) {
                double lateMillis = random.nextDouble() < lateShare ? Life.DAY : 0;
                return new Arriving(moment, moment.timeMillis() + random.nextDouble() * disorderMillis + lateMillis);
            }
        }
        return moments.stream()
                .map(moment -> Arriving.of(moment, random, disorderMillis, lateShare))
                .sorted(Comparator.comparingDouble(Arriving::at))
                .map(Arriving::moment)
                .toList();
    }

    private static List<Moment> random(SplittableRandom random) {
        List<Moment> moments = new ArrayList<>();
        MomentKind[] kinds = MomentKind.values();
        int count = 1 + random.nextInt(40);
        int last = 60 + random.nextInt(DAYS - 60);
        String segment = SEGMENTS[random.nextInt(SEGMENTS.length)];
        for (int i = 0; i < count; i++) {
            boolean isPurchase = random.nextInt(3) == 0;
            MomentKind kind = isPurchase ? MomentKind.PURCHASE : kinds[random.nextInt(kinds.length)];
            if (kind == MomentKind.CANCELLATION && random.nextInt(4) > 0) {
                continue;
            }
            if (random.nextInt(30) == 0) {
                segment = SEGMENTS[random.nextInt(SEGMENTS.length)];
            }
            long time = random.nextLong(last * Life.DAY);
            if (!moments.isEmpty() && random.nextInt(4) == 0) {
                time = moments.get(moments.size() - 1).timeMillis() + random.nextInt(3) * 4000L;
            }
            double weight = isPurchase ? random.nextInt(20_000) / 100.0 : random.nextDouble();
            moments.add(new Moment(time, kind, weight, segment, "shop", "matter-" + random.nextInt(5)));
        }
        return moments;
    }

    private static int rung(CustomerStanding standing) {
        for (Rung rung : Rung.values()) {
            if (rung.wireName().equals(standing.rung())) {
                return rung.number();
            }
        }
        throw new AssertionError(standing.rung());
    }
}
