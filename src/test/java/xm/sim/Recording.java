package xm.sim;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import xm.event.Channel;
import xm.event.Contact;
import xm.event.Delivery;
import xm.event.Kind;
import xm.event.Touchpoint;
import xm.event.Visit;

/** Everything that happened in a stretch of simulated time, and questions to ask of it. */
record Recording(Instant start, List<Touchpoint> events, Map<String, String> segments) {
    /** A Wednesday at noon. */
    static final Instant NOON = Instant.parse("2026-11-25T12:00:00Z");

    static Recording of(World world, Scenario scenario, Instant start, Duration length) {
        Simulation simulation = new Simulation(world, scenario, start);
        Map<String, String> segments = new HashMap<>();
        simulation.assignments().forEach(a -> segments.put(a.customer(), a.segment()));
        List<Touchpoint> events = new ArrayList<>();
        long end = start.plus(length).toEpochMilli();
        for (Happening next = simulation.next(); next.timeMillis() < end; next = simulation.next()) {
            if (next.isEvent()) {
                events.add(next.event());
            } else {
                segments.put(next.customer(), next.assignment().segment());
            }
        }
        return new Recording(start, events, segments);
    }

    Recording between(int fromMinute, int toMinute) {
        long from = start.plus(Duration.ofMinutes(fromMinute)).toEpochMilli();
        long to = start.plus(Duration.ofMinutes(toMinute)).toEpochMilli();
        return where(e -> e.timeMillis() >= from && e.timeMillis() < to);
    }

    Recording where(Predicate<Touchpoint> condition) {
        return new Recording(start, events.stream().filter(condition).toList(), segments);
    }

    Recording of(String segment) {
        return where(e -> segment.equals(segments.get(e.customer())));
    }

    Recording at(Place place, Channel channel) {
        return where(e -> e.touchpoint().equals(place.wireName()) && e.channel() == channel);
    }

    Recording kind(Kind kind) {
        return where(e -> e.kind() == kind);
    }

    int count(Kind kind) {
        return kind(kind).events.size();
    }

    double satisfied() {
        return share(Kind.SURVEY, e -> e.survey().csat().score() >= 4);
    }

    double completed() {
        return share(Kind.VISIT, e -> e.visit().outcome() == Visit.Outcome.COMPLETED);
    }

    double hungUp() {
        return share(Kind.CONTACT, e -> e.contact().outcome() == Contact.Outcome.ABANDONED);
    }

    double onTime() {
        return share(Kind.DELIVERY, e -> e.delivery().status() == Delivery.Status.ON_TIME);
    }

    double mean(Kind kind, ToDoubleFunction<Touchpoint> value) {
        return ofKind(kind).mapToDouble(value).average().orElseThrow();
    }

    double share(Kind kind, Predicate<Touchpoint> condition) {
        return mean(kind, e -> condition.test(e) ? 1 : 0);
    }

    private Stream<Touchpoint> ofKind(Kind kind) {
        return events.stream().filter(e -> e.kind() == kind);
    }
}
