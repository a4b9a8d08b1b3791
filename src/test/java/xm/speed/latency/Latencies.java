package xm.speed.latency;

import java.util.List;
import java.util.OptionalLong;
import java.util.function.LongUnaryOperator;
import java.util.stream.LongStream;

/**
 * How long after its beginning each thing became readable, of all grains and panes that were sealed in the time that is
 * measured.
 *
 * <p>A moment waits until its grain is sealed, and evidence is complete when the last pane is sealed that it takes: what is
 * told of a grain or pane whose seal is not known is no sample.
 */
final class Latencies {
    private final Sightings sightings;
    private final SealedTimes sealed;
    private final Work work;

    /** @param work before which all was warm-up */
    Latencies(Sightings sightings, SealedTimes sealed, Work work) {
        this.sightings = sightings;
        this.sealed = sealed;
        this.work = work;
    }

    Quantiles of(Hop hop) {
        return switch (hop) {
            case EXCEPTION_OF_EVENT ->
                Quantiles.of(sightings.exceptions().stream()
                        .filter(it -> isMeasured(SealedTimes.grainEnd(it.ofMillis())))
                        .mapToLong(it -> it.readableMillis() - it.ofMillis()));
            case EXCEPTION -> Quantiles.of(sinceSealed(sightings.exceptions(), SealedTimes::grainEnd));
            case NAMED -> Quantiles.of(sinceSealed(sightings.named(), end -> end));
            case ROLL_UP -> Quantiles.of(sinceSealed(sightings.rollUps(), end -> end));
            case ALERT -> Quantiles.of(sinceSealed(sightings.alerts(), end -> end));
        };
    }

    /** How many panes were sealed: what is told of one comes together, so that its samples are much alike. */
    long panes() {
        return sealed.count(work.fromMillis(), work.toMillis());
    }

    /** How long after it was sealed the last pane was first told of, if that was heard at all. */
    OptionalLong lag() {
        long last = lastEnd();
        long sealedMillis = sealed.sealedMillis(last).orElseThrow();
        return sightings.named().stream()
                .filter(it -> it.ofMillis() == last)
                .mapToLong(it -> it.readableMillis() - sealedMillis)
                .min();
    }

    /** How much time lies in panes that were sealed and never told of. */
    long untoldMillis() {
        long newest =
                sightings.named().stream().mapToLong(Sighting::ofMillis).max().orElse(work.fromMillis());
        return Math.max(0, lastEnd() - newest);
    }

    private long lastEnd() {
        return sealed.lastEnd(work.toMillis())
                .orElseThrow(() -> new IllegalStateException("no pane was sealed; measure for longer"));
    }

    private LongStream sinceSealed(List<Sighting> those, LongUnaryOperator endOf) {
        return those.stream()
                .filter(it -> isMeasured(endOf.applyAsLong(it.ofMillis())))
                .mapToLong(it -> it.readableMillis()
                        - sealed.sealedMillis(endOf.applyAsLong(it.ofMillis())).orElseThrow());
    }

    private boolean isMeasured(long endMillis) {
        OptionalLong at = sealed.sealedMillis(endMillis);
        return at.isPresent() && work.isDuring(at.getAsLong());
    }
}
