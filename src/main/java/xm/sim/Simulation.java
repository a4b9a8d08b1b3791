package xm.sim;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.SplittableRandom;
import xm.event.SegmentAssignment;

/**
 * A brand and its customers, living on for ever: everything that happens, in time order. The same world, scenario and
 * start give the same events.
 *
 * <p>Customers come by chance at the rate of the hour ({@link Shopping}); what follows from a visit is put on the agenda
 * and lived when its time comes. The simulation begins four hours before its start, unseen, so that parcels are under
 * way, calls are waiting and cases are open from the first event on.
 */
public final class Simulation implements Iterator<Happening> {
    /** What one visit brings about in the mean, with all that follows; a test holds it to what is measured. */
    private static final double EVENTS_PER_VISIT = 4.66;

    private static final double MENTIONS_PER_VISIT = 0.08;
    private static final double ENQUIRIES_PER_VISIT = 0.10;
    private static final double TALK_SECONDS_PER_VISIT = 18;
    private static final long UNSEEN_MILLIS = 4 * 3_600_000L;
    private static final long KNOWN_SINCE_MILLIS = 30 * 86_400_000L;
    private static final String[] TOPICS = {"product", "account", "billing"};

    private final Agenda agenda;
    private final Journal journal;
    private final List<SegmentAssignment> assignments;
    private long enquiries;

    public Simulation(World world, Scenario scenario, Instant start) {
        SplittableRandom random = new SplittableRandom(world.seed());
        long startMillis = start.toEpochMilli();
        double visitsPerSecond = world.eventsPerSecond() / EVENTS_PER_VISIT;
        agenda = new Agenda(startMillis - UNSEEN_MILLIS);
        Course course = new Course(scenario, startMillis, agenda);
        journal = new Journal(agenda, course);

        Population population = new Population(world, new Dice(random.split()), journal);
        Street street = new Street(journal, new Dice(random.split()), course);
        Opinions opinions = new Opinions(agenda, journal, new Dice(random.split()), population, street);
        Cases cases = new Cases(agenda, journal, new Dice(random.split()));
        CallQueue queue = new CallQueue(agenda, course, visitsPerSecond * TALK_SECONDS_PER_VISIT);
        Service service = new Service(agenda, journal, new Dice(random.split()), queue, cases, opinions);
        Deliveries deliveries = new Deliveries(agenda, journal, new Dice(random.split()), course, service, opinions);
        Checkout checkout = new Checkout(course, new Dice(random.split()));
        Shopping shopping = new Shopping(
                agenda, journal, new Dice(random.split()), population, checkout, deliveries, service, opinions);
        House house = new House(agenda, journal, new Dice(random.split()), course, checkout, queue);

        Dice topics = new Dice(random.split());
        arrive(random, visitsPerSecond, () -> shopping.visit(population.anybody()));
        arrive(
                random,
                visitsPerSecond * ENQUIRIES_PER_VISIT,
                () -> service.ask(population.anybody(), "enquiry-" + ++enquiries, TOPICS[topics.below(TOPICS.length)]));
        new Arrivals(agenda, new Dice(random.split()))
                .let(
                        visitsPerSecond * MENTIONS_PER_VISIT,
                        now -> DayRhythm.factor(now) * street.loudness(now),
                        DayRhythm.PEAK * 12,
                        street::speak);
        house.open();

        assignments = new ArrayList<>(population.assignments(startMillis - KNOWN_SINCE_MILLIS));
        liveUnseenUntil(startMillis);
    }

    /** Every customer's segment before the start; what changes later comes in between the events. */
    public List<SegmentAssignment> assignments() {
        return List.copyOf(assignments);
    }

    /** Life goes on. */
    @Override
    public boolean hasNext() {
        return true;
    }

    @Override
    public Happening next() {
        Happening happening = journal.poll();
        while (happening == null) {
            agenda.live();
            happening = journal.poll();
        }
        return happening;
    }

    private void arrive(SplittableRandom random, double perSecond, Runnable step) {
        new Arrivals(agenda, new Dice(random.split())).let(perSecond, DayRhythm::factor, DayRhythm.PEAK, step);
    }

    private void liveUnseenUntil(long startMillis) {
        while (agenda.nextMillis() < startMillis) {
            agenda.live();
            for (Happening past = journal.poll(); past != null; past = journal.poll()) {
                if (!past.isEvent()) {
                    assignments.add(past.assignment());
                }
            }
        }
    }
}
