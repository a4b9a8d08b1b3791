package xm.promise;

import static org.assertj.core.api.Assertions.assertThat;
import static xm.promise.Books.band;
import static xm.promise.Books.book;
import static xm.promise.Books.promise;
import static xm.promise.Books.segment;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import xm.event.Cell;

class CommitmentsTest {
    private static final Cell GOLD_CHECKOUT = new Cell("gold", "checkout", "web");

    @Test
    void whereNoExceptionFitsThePromiseHolds() {
        PromiseBook book = book(7, promise("satisfied", 0.8, band("mass", null, null, 0.7)));
        Commitment commitment = Commitments.of(book, GOLD_CHECKOUT).get(0);
        assertThat(commitment.bound()).isEqualTo(0.8);
        assertThat(commitment.version()).isEqualTo(7);
        assertThat(commitment.customerValue()).isEqualTo(400);
        assertThat(commitment.variation()).isNull();
        assertThat(commitment.owner()).isEqualTo("cx");
    }

    @Test
    void theExceptionThatNamesMoreWins() {
        assertThat(bound(
                        segment("gold", null, null, 0.9),
                        band("high", "checkout", null, 0.85),
                        segment(null, "checkout", null, 0.7)))
                .contains(0.85);
        assertThat(bound(band("high", "checkout", "web", 0.6), segment("gold", "checkout", null, 0.9)))
                .contains(0.6);
    }

    @Test
    void betweenASegmentAndABandTheSegmentWins() {
        assertThat(bound(band("high", "checkout", null, 0.85), segment("gold", null, "web", 0.9)))
                .contains(0.9);
        assertThat(bound(segment("gold", null, null, 0.9), band("high", null, null, null)))
                .as("also over a band that is off")
                .contains(0.9);
    }

    @Test
    void whatIsOffAtATouchpointIsOffThereForEverySegment() {
        assertThat(bound(band("high", null, null, 0.88), segment(null, "checkout", null, null)))
                .isEmpty();
        assertThat(bound(segment("gold", "checkout", null, 0.9), segment(null, "checkout", null, null)))
                .as("but for one who names more")
                .contains(0.9);
    }

    @Test
    void aPromiseHoldsOnTheCellsThatNameJustItsDimensions() {
        PromiseBook book = book(
                1,
                Books.by(promise("two", 0.8), "segment", "touchpoint"),
                Books.by(promise("all", 0.8)),
                promise("three", 0.8));
        assertThat(names(book, GOLD_CHECKOUT)).containsExactly("three");
        assertThat(names(book, new Cell("gold", "checkout", "*"))).containsExactly("two");
        assertThat(names(book, new Cell("*", "*", "*"))).containsExactly("all");
        assertThat(names(book, new Cell("gold", "*", "*"))).isEmpty();
    }

    @Test
    void nothingIsPromisedToIndependentObservers() {
        assertThat(Commitments.of(book(1, promise("satisfied", 0.8)), new Cell(Cell.PROBE, "checkout", "web")))
                .isEmpty();
    }

    /** Any two exceptions either tie, or the winner is the same in whatever order they stand. */
    @Test
    void theOrderOfTheExceptionsSaysNothing() {
        int sound = 0;
        for (long seed = 0; seed < 2000; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            List<Variation> variations = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                variations.add(anyVariation(random));
            }
            PromiseBook book = book(1, promise("p", 0.5, variations.toArray(Variation[]::new)));
            if (!Tie.of(book, book.promises().get(0)).isEmpty()) {
                continue;
            }
            sound++;
            Collections.shuffle(variations, new Random(seed));
            PromiseBook shuffled = book(1, promise("p", 0.5, variations.toArray(Variation[]::new)));
            for (String segment : List.of("platinum", "gold", "basic", "other")) {
                for (String touchpoint : List.of("checkout", "search", "other")) {
                    for (String channel : List.of("web", "mobile", "call")) {
                        Cell cell = new Cell(segment, touchpoint, channel);
                        assertThat(bound(shuffled, cell))
                                .as("seed %d at %s of %s", seed, cell, variations)
                                .isEqualTo(bound(book, cell));
                    }
                }
            }
        }
        assertThat(sound).isGreaterThan(200);
    }

    private static Variation anyVariation(SplittableRandom random) {
        String band = pick(random, null, null, "high", "mass");
        String segment = band == null ? pick(random, null, "gold", "basic", "other") : null;
        String touchpoint = pick(random, null, "checkout", "search");
        boolean isNamed = band != null || segment != null || touchpoint != null;
        String channel = isNamed ? pick(random, null, "web", "mobile") : "web";
        Double bound = random.nextInt(3) == 0 ? null : Double.valueOf(0.6 + random.nextInt(4) / 10.0);
        return Books.variation(band, segment, touchpoint, channel, bound);
    }

    private static String pick(SplittableRandom random, String... names) {
        return names[random.nextInt(names.length)];
    }

    private static Optional<Double> bound(Variation... except) {
        return bound(book(1, promise("satisfied", 0.8, except)), GOLD_CHECKOUT);
    }

    private static Optional<Double> bound(PromiseBook book, Cell cell) {
        return Commitments.of(book, book.promises().get(0), cell).map(Commitment::bound);
    }

    private static List<String> names(PromiseBook book, Cell cell) {
        return Commitments.of(book, cell).stream()
                .map(commitment -> commitment.promise().name())
                .toList();
    }
}
