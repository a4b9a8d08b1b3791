package xm.customer.cases;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import xm.customer.CustomerException;
import xm.customer.Moment;
import xm.customer.Voice;
import xm.event.Touchpoint;
import xm.signal.Fact;
import xm.signal.StandingChange;
import xm.signal.Tally;

/** One customer's cases under the rules, and everything that was said of them. */
final class Desk implements Voice {
    /** What was told and not taken back, with how often. */
    final Map<String, Long> facts = new TreeMap<>();

    final Tally tally = new Tally();
    final List<CustomerException> exceptions = new ArrayList<>();
    final List<Moment> moments = new ArrayList<>();

    private final CaseRules rules;
    private final String segment;
    CaseFile file = new CaseFile();

    Desk(CaseRules rules, String segment) {
        this.rules = rules;
        this.segment = segment;
    }

    Desk see(Touchpoint... events) {
        for (Touchpoint event : events) {
            rules.see(file, event, segment, this);
        }
        return this;
    }

    /** Event time goes on, and every timer on the way is kept. */
    Desk until(long timeMillis) {
        while (rules.nextMillis(file) <= timeMillis) {
            boolean isLeft = rules.wake(file, "c-1", rules.nextMillis(file), this);
            if (isLeft != file.count > 0) {
                throw new AssertionError("says " + isLeft + " with " + file.count + " cases left");
            }
        }
        return this;
    }

    Desk untilTheEnd() {
        return until(Long.MAX_VALUE - 1);
    }

    /** What was told and not taken back; with its count where that is below 1, which must never be. */
    List<String> told() {
        List<String> told = new ArrayList<>();
        facts.forEach((fact, count) -> told.addAll(
                count > 0 ? Collections.nCopies(Math.toIntExact(count), fact) : List.of(count + " " + fact)));
        return told;
    }

    List<String> said() {
        List<String> said = new ArrayList<>();
        moments.forEach(it -> said.add(after(it.timeMillis()) + " " + it.kind() + " " + it.cause()));
        exceptions.forEach(it -> said.add(after(it.atMillis()) + " " + it.cause() + " due " + after(it.dueByMillis())));
        return said.stream().sorted().toList();
    }

    static String after(long millis) {
        return "%07.3f".formatted((double) (millis - CaseEvents.MORNING) / CaseEvents.HOUR);
    }

    static String words(String segment, String touchpoint, long timeMillis, Double seconds, Boolean isInTarget) {
        return after(timeMillis) + " " + segment + "/" + touchpoint + " " + seconds + " s in target " + isInTarget;
    }

    @Override
    public void fact(Fact fact) {
        tally.add(fact);
        String words = words(
                fact.segment(),
                fact.touchpoint(),
                fact.timeMillis(),
                fact.resolution().seconds(),
                fact.resolution().isInTarget());
        facts.merge(words, fact.isTakenBack() ? -1L : 1L, Long::sum);
        facts.remove(words, 0L);
    }

    @Override
    public void moment(Moment moment) {
        moments.add(moment);
    }

    @Override
    public void exception(CustomerException exception) {
        exceptions.add(exception);
    }

    @Override
    public void standing(StandingChange change) {
        throw new AssertionError("cases move nobody's standing");
    }
}
