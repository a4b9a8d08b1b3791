package xm.sim;

import java.util.List;

/**
 * Who lives in a simulation and how busy it is.
 *
 * @param seed the same seed, scenario and start give the same events
 * @param customers how many there are at any time; the seat of who leaves goes to a newcomer
 * @param eventsPerSecond mean over a week when all is well; hours and weekdays differ from it
 * @param segments with shares that add up to 1
 */
public record World(long seed, int customers, double eventsPerSecond, List<SegmentProfile> segments) {

    public World {
        segments = List.copyOf(segments);
        if (customers < 1) {
            throw new IllegalArgumentException("a world of " + customers + " customers is empty (use at least 1)");
        }
        if (!(eventsPerSecond > 0)) {
            throw new IllegalArgumentException(eventsPerSecond + " events per second: use a rate above 0");
        }
        double shares = segments.stream().mapToDouble(SegmentProfile::share).sum();
        if (Math.abs(shares - 1) > 1e-6) {
            throw new IllegalArgumentException("the segments' shares add up to " + shares + " (make it 1)");
        }
    }

    /** 20,000 customers in three segments, 50 events per second. */
    public static World standard(long seed) {
        return new World(
                seed,
                20_000,
                50,
                List.of(
                        new SegmentProfile("platinum", 0.05, 0.70, 240, 0.4, 0.24, 900),
                        new SegmentProfile("gold", 0.20, 0.66, 330, 0.7, 0.20, 400),
                        new SegmentProfile("basic", 0.75, 0.61, 420, 1.0, 0.15, 40)));
    }

    public World withCustomers(int number) {
        return new World(seed, number, eventsPerSecond, segments);
    }

    public World withEventsPerSecond(double rate) {
        return new World(seed, customers, rate, segments);
    }
}
