package xm.speed.micro;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import xm.customer.Audience;
import xm.customer.CustomerException;
import xm.customer.CustomerMemory;
import xm.customer.Story;
import xm.customer.StoryRules;
import xm.customer.Told;
import xm.event.Touchpoint;
import xm.signal.Fact;
import xm.signal.StandingChange;
import xm.signal.WindowLadder;

/**
 * Stories of customers as the job's operator follows them, with memories in a map.
 *
 * <p>Event time is that of the newest event. A timer rings at its time, but not before its customer comes again, and never in
 * vain: what it costs to look too early is not in here.
 */
public final class Lives implements Audience {
    private static final String NOBODY = "";

    private final Story story = new Story(
            WindowLadder.LIVE,
            Duration.ofHours(1).toMillis(),
            Duration.ofDays(400).toMillis(),
            StoryRules.DEFAULT);
    private final Map<String, CustomerMemory> memories = new HashMap<>();
    private final Consumer<Told> out;

    /** @param out takes events that count, and facts */
    public Lives(Consumer<Told> out) {
        this.out = out;
    }

    /** What is remembered of each. */
    Collection<CustomerMemory> memories() {
        return memories.values();
    }

    /** Sees an event, which has to count. */
    public Told see(Touchpoint event) {
        String key = event.customer() == null ? NOBODY : event.customer();
        CustomerMemory memory = memories.computeIfAbsent(key, absent -> new CustomerMemory());
        long watermark = event.timeMillis();
        while (memory.wakeMillis <= watermark) {
            wake(memory, key, memory.wakeMillis);
        }
        if (story.see(memory, event, watermark) != Story.Fate.COUNTS) {
            throw new IllegalStateException("does not count: " + event);
        }
        Told told = story.tell(memory, event);
        out.accept(told);
        story.follow(memory, told, watermark, this);
        memory.wakeMillis = story.nextMillis(memory);
        return told;
    }

    private void wake(CustomerMemory memory, String key, long timeMillis) {
        boolean isLeft = story.wake(memory, key, timeMillis, timeMillis, this);
        memory.wakeMillis = isLeft ? story.nextMillis(memory) : CustomerMemory.NEVER;
    }

    @Override
    public void fact(Fact fact) {
        out.accept(Told.of(fact));
    }

    @Override
    public void exception(CustomerException exception) {
        // goes to people, not to cells
    }

    @Override
    public void standing(StandingChange change) {
        // goes to segments, not to named cells
    }
}
