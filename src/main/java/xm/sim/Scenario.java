package xm.sim;

import static java.time.Duration.ofMinutes;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * A named course of incidents. {@code none} has none of them; {@code bad-day} has several in turn.
 *
 * <p>A named scenario begins 10 minutes after the simulation and is as bad as it gets; {@link #startingAfter},
 * {@link #lasting} and {@link #withIntensity} make another one of it.
 */
public record Scenario(String name, List<Incident> incidents) {
    private static final List<Scenario> ALL = List.of(
            new Scenario("none", List.of()),
            single("checkout-breaks-on-mobile", Trouble.CHECKOUT_BREAKS_ON_MOBILE, 40),
            single("call-queue-grows", Trouble.CALL_QUEUE_GROWS, 60),
            single("deliveries-late", Trouble.DELIVERIES_LATE, 180),
            single("source-goes-silent", Trouble.SURVEY_TOOL_SILENT, 60),
            single("angry-burst", Trouble.ANGRY_BURST, 30),
            new Scenario(
                    "bad-day",
                    List.of(
                            incident(Trouble.CHECKOUT_BREAKS_ON_MOBILE, 10, 40),
                            incident(Trouble.CALL_QUEUE_GROWS, 25, 50),
                            incident(Trouble.ANGRY_BURST, 40, 30),
                            incident(Trouble.DELIVERIES_LATE, 90, 180),
                            incident(Trouble.SURVEY_TOOL_SILENT, 300, 45),
                            incident(Trouble.COURIER_SILENT, 360, 60))));

    public Scenario {
        incidents = List.copyOf(incidents);
    }

    /** The scenario of that name. */
    public static Scenario named(String name) {
        for (Scenario scenario : ALL) {
            if (scenario.name.equals(name)) {
                return scenario;
            }
        }
        throw new IllegalArgumentException(
                "there is no scenario '" + name + "' (use one of " + String.join(", ", names()) + ")");
    }

    public static List<String> names() {
        return ALL.stream().map(Scenario::name).toList();
    }

    /** The same course with its first incident at that time. */
    public Scenario startingAfter(Duration offset) {
        Duration shift = offset.minus(first());
        return with(i -> new Incident(i.trouble(), i.startsAfter().plus(shift), i.lasts(), i.intensity()));
    }

    /** The same course stretched or shortened, from its first start to its last end. */
    public Scenario lasting(Duration whole) {
        Duration first = first();
        double stretch =
                (double) whole.toMillis() / Math.max(1, last().minus(first).toMillis());
        return with(i -> new Incident(
                i.trouble(),
                first.plus(times(i.startsAfter().minus(first), stretch)),
                times(i.lasts(), stretch),
                i.intensity()));
    }

    public Scenario withIntensity(double intensity) {
        return with(i -> new Incident(i.trouble(), i.startsAfter(), i.lasts(), intensity));
    }

    /** How bad a trouble is at that time, 0 if it is not on. */
    double intensity(Trouble trouble, long millisSinceStart) {
        double worst = 0;
        for (int i = 0; i < incidents.size(); i++) { // hot path: asked at every step of every customer
            Incident incident = incidents.get(i);
            if (incident.trouble() == trouble && incident.isOn(millisSinceStart)) {
                worst = Math.max(worst, incident.intensity());
            }
        }
        return worst;
    }

    private Duration first() {
        return incidents.stream()
                .map(Incident::startsAfter)
                .min(Duration::compareTo)
                .orElse(Duration.ZERO);
    }

    private Duration last() {
        return incidents.stream()
                .map(Incident::endsAfter)
                .max(Duration::compareTo)
                .orElse(Duration.ZERO);
    }

    private Scenario with(UnaryOperator<Incident> change) {
        List<Incident> changed = new ArrayList<>();
        incidents.forEach(incident -> changed.add(change.apply(incident)));
        return new Scenario(name, changed);
    }

    private static Duration times(Duration duration, double factor) {
        return Duration.ofMillis(Math.round(duration.toMillis() * factor));
    }

    private static Scenario single(String name, Trouble trouble, int minutes) {
        return new Scenario(name, List.of(incident(trouble, 10, minutes)));
    }

    private static Incident incident(Trouble trouble, int startMinute, int minutes) {
        return new Incident(trouble, ofMinutes(startMinute), ofMinutes(minutes), 1);
    }
}
