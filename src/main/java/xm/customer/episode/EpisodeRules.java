package xm.customer.episode;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import xm.customer.CustomerMemory;
import xm.customer.Hash64;
import xm.customer.Moment;
import xm.customer.MomentKind;
import xm.customer.Voice;
import xm.event.Contact;
import xm.event.Touchpoint;

/**
 * The rule of episodes: which contacts and visits are about one matter, what effort they cost, and whether the first
 * contact did.
 *
 * <ul>
 *   <li>What belongs together is said by {@link Joining}, what it costs by {@link EffortWeights}.
 *   <li>The effort of an episode is a fact at the end of its last step, in that step's cell; it moves when another step
 *       joins. Whether an issue was resolved with its first contact is a fact at the end of that contact, in its cell:
 *       it was if that contact was neither unresolved, escalated nor abandoned, and none followed within the join
 *       window. Every contact with service counts, by whomever it was handled; visits are no contacts.
 *   <li>Facts are told at once and are open, provisional, until the window in which they can change is over, and a
 *       grace for events that come late; then they are told as final, at the next full hour of event time, so that old
 *       windows are told again at most once an hour. What is final is not taken back: a step that comes later still,
 *       such as a call of hours, changes no first contact and begins a new episode.
 *   <li>What cannot be joined is final at once. Only failed self-service that comes late can change a contact without
 *       journey or topic, and only while windows of its own time, and so of the contact's, still take events.
 *   <li>An episode is forgotten when it can no longer be joined and its effort is final.
 * </ul>
 *
 * <p>What is told comes to a function of the events, in whatever order they come within the grace. The definition of
 * first contact resolution by the absence of a repeat follows ICMI (2018: an escalation or call-back is none) and
 * Kustomer's glossary.
 */
public final class EpisodeRules implements Serializable {
    /** As they ship. */
    public static final EpisodeRules DEFAULT = new EpisodeRules(EpisodeSettings.DEFAULT);

    /** Steps remembered of one customer; more are folded or settled early. */
    static final int MOST_STEPS = 64;

    private static final long HOUR = 3_600_000;
    /** A load below is none. */
    private static final double LEAST_LOAD = 0.001;

    private final EpisodeSettings settings;

    public EpisodeRules(EpisodeSettings settings) {
        this.settings = settings;
    }

    /** The same, where an event may come so late: facts stay open at least as long. */
    public EpisodeRules awaiting(long latenessMillis) {
        return new EpisodeRules(settings.withGrace(Math.max(settings.graceMillis(), latenessMillis)));
    }

    /** Whether an event has a part in an episode; if not, nothing has to be remembered for it. */
    public boolean concerns(Touchpoint event) {
        return !event.isProbe() && (event.contact() != null || event.visit() != null);
    }

    /** Takes an event, in whatever order they come. */
    public void see(Episodes memory, Touchpoint event, String segment, Voice voice) {
        tellStrike(event, segment, voice);
        long idHash = Hash64.with(Hash64.with(Hash64.start(), event.source()), event.id());
        Step step = Step.of(event, segment, idHash, settings);
        boolean isRemembered = step.isKeyed() || step.isLoose() || step.isHumanContact();
        if (isRemembered) {
            memory.steps = with(memory.steps, step);
        }
        List<Step> steps = isRemembered ? Arrays.asList(memory.steps) : List.of(step);
        List<Episode> episodes = new Joining(settings).episodes(steps);
        Telling telling = new Telling(settings);
        for (Episode episode : episodes) {
            boolean isItsOwn = episode.steps.contains(step);
            // only a human contact can change others: it takes from them what it claims
            if (isItsOwn || step.isHumanContact()) {
                telling.tell(episode, isItsOwn ? step : null, memory.load, voice);
            }
        }
        if (!isRemembered) {
            tellHigh(episodes.get(0), steps, Long.MAX_VALUE, voice);
        } else if (memory.steps.length > MOST_STEPS) {
            shrink(memory, episodes, voice);
        }
        plan(memory, isRemembered ? episodes : episodes(memory), event.timeMillis());
    }

    /** Event time has reached {@code nowMillis}: settles and forgets what is due; false when nothing is left. */
    public boolean wake(Episodes memory, long nowMillis, Voice voice) {
        List<Step> steps = Arrays.asList(memory.steps);
        List<Episode> episodes = episodes(memory);
        for (Episode episode : episodes) {
            tellHigh(episode, steps, nowMillis, voice);
            for (Step step : episode.steps) {
                if (finalMillis(step, episode) <= nowMillis) {
                    Telling.finish(step, voice);
                }
            }
        }
        episodes.removeIf(episode -> forgetMillis(episode) <= nowMillis);
        keep(memory, episodes);
        plan(memory, episodes, nowMillis);
        return memory.steps.length > 0 || load(memory, nowMillis) >= LEAST_LOAD;
    }

    /** The effort that still weighs on the customer at a time, no earlier than the newest step: points that fade. */
    public double load(Episodes memory, long timeMillis) {
        return memory.load.at(timeMillis, settings.loadHalfLifeMillis());
    }

    /** When {@link #wake} has something to do, {@link CustomerMemory#NEVER} if not. */
    public long nextMillis(Episodes memory) {
        return memory.nextMillis;
    }

    private void tellStrike(Touchpoint event, String segment, Voice voice) {
        Contact contact = event.contact();
        if (contact != null
                && contact.outcome() == Contact.Outcome.ABANDONED
                && contact.waitSeconds() != null
                && 1000 * contact.waitSeconds() >= settings.longWaitMillis()) {
            voice.moment(new Moment(event.timeMillis(), MomentKind.STRIKE, 1, segment, event.touchpoint(), event.id()));
        }
    }

    private void tellHigh(Episode episode, List<Step> steps, long nowMillis, Voice voice) {
        HighEffort high = HighEffort.of(episode, steps, settings);
        if (high != null && high.timeMillis() <= nowMillis) {
            high.tell(voice);
        }
    }

    /** Folds the longest episode; where none is long, makes the one that ended first final before its time. */
    private void shrink(Episodes memory, List<Episode> episodes, Voice voice) {
        List<Step> steps = Arrays.asList(memory.steps);
        Episode longest = Collections.max(episodes, Comparator.comparingInt(episode -> episode.steps.size()));
        tellHigh(longest, steps, Long.MAX_VALUE, voice);
        if (!Folding.fold(longest)) {
            Episode oldest = Collections.min(episodes, Comparator.comparingLong(episode -> episode.last.endMillis));
            tellHigh(oldest, steps, Long.MAX_VALUE, voice);
            oldest.steps.forEach(step -> Telling.finish(step, voice));
            episodes.remove(oldest);
        }
        keep(memory, episodes);
    }

    private List<Episode> episodes(Episodes memory) {
        return new Joining(settings).episodes(Arrays.asList(memory.steps));
    }

    private static void keep(Episodes memory, List<Episode> episodes) {
        List<Step> kept = new ArrayList<>(memory.steps.length);
        episodes.forEach(episode -> kept.addAll(episode.steps));
        memory.steps = kept.toArray(new Step[0]);
        Arrays.sort(memory.steps, Step.ORDER);
    }

    /** Sets the time of the next look. */
    private void plan(Episodes memory, List<Episode> episodes, long nowMillis) {
        memory.nextMillis = CustomerMemory.NEVER;
        for (Episode episode : episodes) {
            HighEffort high = HighEffort.of(episode, Arrays.asList(memory.steps), settings);
            if (high != null) {
                lookAt(memory, high.timeMillis());
            }
            for (Step step : episode.steps) {
                if (Telling.isOpen(step)) {
                    lookAt(memory, finalMillis(step, episode));
                }
            }
            lookAt(memory, forgetMillis(episode));
        }
        if (episodes.isEmpty()) {
            long faded = memory.load.fadesBelow(LEAST_LOAD, settings.loadHalfLifeMillis());
            lookAt(memory, nextHour(Math.max(nowMillis, faded)));
        }
    }

    private static void lookAt(Episodes memory, long timeMillis) {
        memory.nextMillis = Math.min(memory.nextMillis, timeMillis);
    }

    /** When the facts that lie at a step can no longer change. */
    private long finalMillis(Step step, Episode episode) {
        return nextHour(step.endMillis + episode.joinMillis + settings.graceMillis());
    }

    private long forgetMillis(Episode episode) {
        return finalMillis(episode.last, episode);
    }

    private static long nextHour(long timeMillis) {
        return Math.floorDiv(timeMillis, HOUR) * HOUR + HOUR;
    }

    private static Step[] with(Step[] steps, Step step) {
        int place = steps.length;
        while (place > 0 && Step.ORDER.compare(step, steps[place - 1]) < 0) {
            place--;
        }
        Step[] more = Arrays.copyOf(steps, steps.length + 1);
        System.arraycopy(steps, place, more, place + 1, steps.length - place);
        more[place] = step;
        return more;
    }
}
