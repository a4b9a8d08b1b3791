package xm.speed.latency;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
    private final List<Appended> events;
    private final Work work;

    /**
     * @param events some of those that came into Kafka
     * @param work before which all was warm-up
     */
    Latencies(Sightings sightings, SealedTimes sealed, List<Appended> events, Work work) {
        this.sightings = sightings;
        this.sealed = sealed;
        this.events = events;
        this.work = work;
    }

    Quantiles of(Hop hop) {
        return switch (hop) {
            case EXCEPTION_OF_EVENT ->
                Quantiles.of(sightings.exceptions().stream()
                        .filter(it -> isMeasured(SealedTimes.grainEnd(it.ofMillis())))
                        .mapToLong(it -> it.readableMillis() - it.ofMillis()));
            case EXCEPTION -> Quantiles.of(sinceSealed(sightings.exceptions(), SealedTimes::grainEnd));
            case SIGNAL_OF_EVENT -> Quantiles.of(untilItsPaneIsTold());
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

    /** Of those whose pane was told of. */
    private LongStream untilItsPaneIsTold() {
        Map<Long, Long> toldMillis = new HashMap<>();
        sightings.named().forEach(it -> toldMillis.merge(it.ofMillis(), it.readableMillis(), Math::max));
        return events.stream()
                .filter(event -> isMeasured(sealed.paneEnd(event.timeMillis())))
                .filter(event -> toldMillis.containsKey(sealed.paneEnd(event.timeMillis())))
                .mapToLong(event -> toldMillis.get(sealed.paneEnd(event.timeMillis())) - event.appendedMillis());
    }

    private boolean isMeasured(long endMillis) {
        OptionalLong at = sealed.sealedMillis(endMillis);
        return at.isPresent() && work.isDuring(at.getAsLong());
    }
}
