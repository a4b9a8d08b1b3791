package xm.app.churn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import xm.customer.churn.ChurnBase;
import xm.customer.churn.ChurnRules;
import xm.event.Cell;

class ChurnFitTest {
    private static final long END = 300 * Population.DAY;
    private static final long HORIZON = 90 * Population.DAY;

    @Test
    void aLargeSegmentHasItsOwnBaseAndASmallOneThatOfAll() {
        List<History> customers = new ArrayList<>();
        customers.addAll(in("gold", Population.buying(800, 0.8, 4, 1.2, 3, 400, 1)));
        customers.addAll(in("basic", Population.buying(150, 0.8, 4, 1.2, 3, 400, 2)));
        customers.addAll(in(Cell.UNASSIGNED, Population.buying(400, 0.8, 4, 1.2, 3, 400, 3)));
        ChurnFit fit = fit(customers, Set.of());
        assertThat(fit.segments()).extracting(SegmentFit::segment).containsExactly("gold");
        assertThat(fit.tooSmall()).containsOnlyKeys("basic").containsEntry("basic", 150);
        assertThat(fit.otherwise().learnedFrom()).startsWith("1,350 customers, ");
        assertThat(fit.otherwise().base().model()).isEqualTo("mbg-nbd");
        ChurnRules rules = fit.rules("test", HORIZON);
        assertThat(rules.base("gold")).isEqualTo(fit.segments().get(0).base());
        assertThat(rules.base("basic")).isEqualTo(fit.otherwise().base());
    }

    @Test
    void aSegmentOfEverybodyNeedsNoBaseOfItsOwn() {
        ChurnFit fit = fit(in("gold", Population.buying(800, 0.8, 4, 1.2, 3, 400, 4)), Set.of());
        assertThat(fit.segments()).isEmpty();
    }

    @Test
    void aRefusedFitGivesTheTableAndSaysWhy() {
        ChurnFit fit = fit(Population.buying(800, 1, 5, 1e-6, 1, 400, 5), Set.of());
        assertThat(fit.otherwise().base())
                .isInstanceOfSatisfying(
                        ChurnBase.Fallback.class,
                        fallback -> assertThat(fallback.reason())
                                .startsWith("maximum likelihood ran to the edge of what makes sense"));
        assertThat(fit.otherwise().refusal()).contains(fit.otherwise().base().reason());
        assertThat(fit.otherwise().parameters()).isEmpty();
    }

    /** Whoever bought lately comes back, the faithful of former days are gone: all that a model knows misleads it. */
    @Test
    void aModelThatRanksWorseThanSilenceIsRefused() {
        List<History> customers = new ArrayList<>(Population.buying(1_000, 0.8, 4, 1.2, 3, 200, 6));
        SplittableRandom random = new SplittableRandom(7);
        for (int i = 0; i < 400; i++) {
            long first = 199 - random.nextInt(15);
            customers.add(Population.buyer(first, 215 + random.nextInt(40)));
            long last = 160 - random.nextInt(10);
            customers.add(Population.buyer(last - 60, last - 40 + random.nextInt(10), last - 20, last));
        }
        HeldBack heldBack = HeldBack.of(BuyingFit.Kind.MBG_NBD, customers, END, 365 * Population.DAY);
        assertThat(heldBack.days()).isEqualTo(100);
        assertThat(heldBack.auc()).isLessThan(heldBack.recencyAuc());
        assertThat(heldBack.problem())
                .hasValueSatisfying(
                        problem -> assertThat(problem)
                                .startsWith(
                                        "on the last 100 days, held back, it ranks worse than the days since the last purchase"));
    }

    @Test
    void contractsAreFittedToCancellations() {
        SplittableRandom random = new SplittableRandom(8);
        List<History> customers = new ArrayList<>();
        for (int i = 0; i < 2_000; i++) {
            // half of them leave with 30 % a month, half with 3 %
            double leaves = i % 2 == 0 ? 0.3 : 0.03;
            int month = 0;
            while (month < 10 && random.nextDouble() >= leaves) {
                month++;
            }
            customers.add(Population.contract("basic", 0, month < 10 ? 30 * month + 15 : -1));
        }
        ChurnFit fit = fit(customers, Set.of("basic"));
        assertThat(fit.segments()).singleElement().satisfies(basic -> {
            assertThat(basic.refusal()).isEmpty();
            assertThat(basic.base().risk(null, 0, END, 30 * Population.DAY)).isBetween(0.02, 0.06);
            assertThat(basic.base().risk(null, END, END, 30 * Population.DAY)).isCloseTo(0.165, within(0.03));
        });
        assertThat(fit.otherwise().base()).isInstanceOf(ChurnBase.Prior.class);
    }

    /** Known for 100 days and never bought: as many first purchases a day as there were before. */
    @Test
    void whoNeverBoughtHasARiskOfTheirOwn() {
        List<History> customers = new ArrayList<>();
        for (History buyer : Population.buying(500, 0.8, 4, 1.2, 3, 300, 9)) {
            long seen = buyer.firstSeenMillis() - 10 * Population.DAY;
            customers.add(new History("gold", seen, buyer.purchases(), History.NEVER));
        }
        double before = prior(customers);
        for (int i = 0; i < 500; i++) {
            customers.add(new History("gold", 0, new long[0], History.NEVER));
        }
        assertThat(prior(customers)).isGreaterThan(before);
        // 500 first purchases in 5,000 + 150,000 days
        assertThat(prior(customers)).isCloseTo(Math.exp(-500.0 / 155_000 * 90), within(0.01));
    }

    private static double prior(List<History> customers) {
        return fit(customers, Set.of()).otherwise().base().risk(null, 0, END, HORIZON);
    }

    private static ChurnFit fit(List<History> customers, Set<String> contractual) {
        return ChurnFit.of(
                Population.of(customers),
                new ChurnFit.Plan(END, HORIZON, BuyingFit.Kind.MBG_NBD, contractual, 30 * Population.DAY));
    }

    private static List<History> in(String segment, List<History> customers) {
        return customers.stream()
                .map(customer -> new History(
                        segment, customer.firstSeenMillis(), customer.purchases(), customer.cancelledMillis()))
                .toList();
    }
}
