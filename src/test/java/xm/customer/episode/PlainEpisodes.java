package xm.customer.episode;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import xm.customer.Hash64;
import xm.event.Contact;
import xm.event.Touchpoint;
import xm.event.Visit;

/** The facts of a customer's episodes, computed from all events at once and as plainly as the rules are written. */
final class PlainEpisodes {
    private static final long DAY = 86_400_000;
    private static final long WEEK = 7 * DAY;

    private PlainEpisodes() {}

    /** A line for each fact. */
    static List<String> facts(List<Touchpoint> events) {
        List<Touchpoint> inOrder = new ArrayList<>(events);
        inOrder.sort(Comparator.comparingLong(PlainEpisodes::start)
                .thenComparingLong(Touchpoint::timeMillis)
                .thenComparingLong(event -> Hash64.with(Hash64.with(Hash64.start(), event.source()), event.id())));
        Map<String, List<Touchpoint>> matters = new LinkedHashMap<>();
        for (Touchpoint event : inOrder) {
            matters.computeIfAbsent(matter(event, inOrder), any -> new ArrayList<>())
                    .add(event);
        }
        List<String> facts = new ArrayList<>();
        for (Map.Entry<String, List<Touchpoint>> matter : matters.entrySet()) {
            List<Touchpoint> episode = new ArrayList<>();
            long lastEnd = 0;
            for (Touchpoint event : matter.getValue()) {
                if (!episode.isEmpty() && start(event) > lastEnd + WEEK) {
                    tell(episode, facts);
                    episode = new ArrayList<>();
                }
                lastEnd = episode.isEmpty() ? event.timeMillis() : Math.max(lastEnd, event.timeMillis());
                episode.add(event);
            }
            tell(episode, facts);
        }
        return facts;
    }

    static String line(String what, String touchpoint, String channel, long timeMillis, Object value) {
        return String.format(Locale.ROOT, "%s %s %s %d %s", what, touchpoint, channel, timeMillis, value);
    }

    static String rounded(double effort01) {
        return String.format(Locale.ROOT, "%.9f", effort01);
    }

    private static void tell(List<Touchpoint> episode, List<String> facts) {
        Touchpoint last = episode.get(0);
        Touchpoint first = null;
        for (Touchpoint event : episode) {
            last = event.timeMillis() >= last.timeMillis() ? event : last;
            first = first == null && event.contact() != null ? event : first;
        }
        facts.add(line(
                "effort",
                last.touchpoint(),
                last.channel().wireName(),
                last.timeMillis(),
                rounded(1 - Math.exp(-points(episode) / 2))));
        if (first != null) {
            boolean isResolved = isDone(first);
            for (Touchpoint event : episode) {
                if (event != first && event.contact() != null && start(event) <= first.timeMillis() + WEEK) {
                    isResolved = false;
                }
            }
            facts.add(line("first", first.touchpoint(), first.channel().wireName(), first.timeMillis(), isResolved));
        }
    }

    private static double points(List<Touchpoint> episode) {
        double points = 0;
        double waitSeconds = 0;
        double extraSteps = 0;
        int contacts = 0;
        Touchpoint before = null;
        Touchpoint visitBefore = null;
        for (Touchpoint event : episode) {
            points += before != null && before.channel() != event.channel() ? 0.7 : 0;
            if (event.contact() != null) {
                Contact contact = event.contact();
                points += contact.transfers() == null ? 0 : 0.7 * contact.transfers();
                points += contact.repeatedInformation() == null ? 0 : 0.5;
                points += contact.outcome() == Contact.Outcome.ESCALATED ? 0.7 : 0;
                points += contact.outcome() == Contact.Outcome.ABANDONED ? 1 : 0;
                waitSeconds += contact.waitSeconds() == null ? 0 : contact.waitSeconds();
                points += contacts++ > 0 ? 1 : 0;
            } else {
                Visit visit = event.visit();
                points += visit.errors() == null ? 0 : 0.5 * visit.errors();
                points += isMissed(visit) ? 1 : 0;
                points += visitBefore != null && isMissed(visitBefore.visit()) ? 0.5 : 0;
                extraSteps += visit.steps() == null ? 0 : Math.max(0, visit.steps() - visit.expectedSteps());
                visitBefore = event;
            }
            before = event;
        }
        return points + Math.min(1.5, Math.max(0, waitSeconds - 120) / 600) + Math.min(1, 0.1 * extraSteps);
    }

    private static String matter(Touchpoint event, List<Touchpoint> all) {
        if (event.journey() != null) {
            return "journey " + event.journey();
        }
        if (event.contact() != null && event.contact().topic() != null) {
            return "topic " + event.contact().topic();
        }
        if (!isHuman(event) && !isDone(event)) {
            for (Touchpoint call : all) {
                if (isHuman(call) && start(call) >= event.timeMillis() && start(call) <= event.timeMillis() + DAY) {
                    return matter(call, List.of());
                }
            }
        }
        return "event " + event.id();
    }

    private static boolean isHuman(Touchpoint event) {
        return event.contact() != null
                && (event.contact().handledBy() == null || event.contact().handledBy() == Contact.Handler.HUMAN);
    }

    private static boolean isDone(Touchpoint event) {
        return event.contact() == null
                ? !isMissed(event.visit())
                : event.contact().outcome() == null || event.contact().outcome() == Contact.Outcome.RESOLVED;
    }

    private static boolean isMissed(Visit visit) {
        return visit.outcome() == Visit.Outcome.FAILED || visit.outcome() == Visit.Outcome.ABANDONED;
    }

    private static long start(Touchpoint event) {
        double seconds = event.contact() == null
                ? orZero(event.visit().durationSeconds())
                : orZero(event.contact().waitSeconds()) + orZero(event.contact().handleSeconds());
        return event.timeMillis() - (long) (1000 * seconds);
    }

    private static double orZero(Double seconds) {
        return seconds == null ? 0 : seconds;
    }
}
