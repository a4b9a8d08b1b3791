package xm.customer.cases;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import xm.event.CaseUpdate.Status;
import xm.event.Touchpoint;

/**
 * What is counted of cases when everything is known: written a second time, with all events at hand and without any of
 * the room's classes. The clock goes minute by minute, so events lie on full minutes and targets are full minutes.
 */
final class BatchCases {
    private static final int LAST_MINUTE = 60 * 24 * 30;

    private BatchCases() {}

    static List<String> told(List<Touchpoint> events, String segment, Map<String, Double> targets) {
        Map<String, List<Touchpoint>> byCase = events.stream()
                .collect(Collectors.groupingBy(event -> event.caseUpdate() == null
                        ? event.complaint().caseId()
                        : event.caseUpdate().caseId()));
        List<String> told = new ArrayList<>();
        byCase.values().forEach(ofOne -> tell(ofOne, segment, targets.get(segment), told));
        return told.stream().sorted().toList();
    }

    private static void tell(List<Touchpoint> unsorted, String segment, Double target, List<String> told) {
        List<Touchpoint> events = unsorted.stream()
                .sorted(Comparator.comparingLong(Touchpoint::timeMillis).thenComparingInt(BatchCases::order))
                .toList();
        Touchpoint opening = events.stream()
                .filter(event -> status(event) == Status.OPENED)
                .findFirst()
                .orElse(events.get(0));
        boolean isTimed = status(opening) != Status.RESOLVED && status(opening) != Status.CLOSED;
        Double allowed = !isTimed
                ? null
                : latest(events.stream().map(BatchCases::targetSeconds).toList(), target);
        Boolean verdict = latest(events.stream().map(BatchCases::verdict).toList(), null);

        int judged = events.stream()
                .filter(event -> verdict(event) != null)
                .mapToInt(BatchCases::minute)
                .min()
                .orElse(Integer.MAX_VALUE);

        boolean isRunning = true;
        int ran = 0;
        int deadline = -1;
        int began = minute(opening);
        Touchpoint resolving = null;
        int next = 0;
        for (int minute = -1; minute < LAST_MINUTE; minute++) {
            boolean hasBegun = minute >= minute(opening);
            // what is said to have happened before the opening happens at its moment
            while (hasBegun && next < events.size() && minute(events.get(next)) <= minute) {
                Status status = status(events.get(next));
                if (isRunning && (status == Status.RESOLVED || status == Status.CLOSED)) {
                    isRunning = false;
                    resolving = events.get(next);
                } else if (!isRunning && status == Status.REOPENED) {
                    isRunning = true;
                    began = minute;
                }
                next++;
            }
            if (hasBegun && isRunning) {
                if (deadline < 0 && allowed != null && ran * 60 >= allowed) {
                    deadline = minute;
                }
                ran++;
            }
        }
        boolean isMissed = deadline >= 0 && (isRunning || verdict == null);
        if (isMissed) {
            int missed = Math.max(deadline, targetMinute(events, target));
            boolean wasKept = isRunning && judged <= began;
            told.add(words(segment, opening, wasKept ? Math.max(missed, began) : missed, null, false));
        }
        if (!isRunning) {
            Boolean inTarget = isMissed ? null : verdict != null ? verdict : allowed == null ? null : Boolean.TRUE;
            if (isTimed || inTarget != null) {
                int stopped = Math.max(minute(opening), minute(resolving));
                int resolved = isTimed ? stopped : Math.max(stopped, judged);
                told.add(words(segment, resolving, resolved, isTimed ? ran * 60.0 : null, inTarget));
            }
        }
    }

    private static String words(String segment, Touchpoint where, int minute, Double seconds, Boolean isInTarget) {
        return Desk.words(
                segment, where.touchpoint(), CaseEvents.MORNING + minute * CaseEvents.MINUTE, seconds, isInTarget);
    }

    private static <T> T latest(List<T> values, T otherwise) {
        T latest = otherwise;
        for (T value : values) {
            latest = value == null ? latest : value;
        }
        return latest;
    }

    /** Since when the target has been what it is at last. */
    private static int targetMinute(List<Touchpoint> events, Double otherwise) {
        int since = -1;
        Double known = otherwise;
        for (Touchpoint event : events) {
            Double target = targetSeconds(event);
            if (target != null && !target.equals(known)) {
                known = target;
                since = minute(event);
            }
        }
        return since;
    }

    private static int minute(Touchpoint event) {
        return (int) ((event.timeMillis() - CaseEvents.MORNING) / CaseEvents.MINUTE);
    }

    private static int order(Touchpoint event) {
        return status(event) == null ? -1 : List.of(Status.values()).indexOf(status(event));
    }

    private static Status status(Touchpoint event) {
        return event.caseUpdate() == null ? null : event.caseUpdate().status();
    }

    private static Double targetSeconds(Touchpoint event) {
        return event.caseUpdate() == null ? null : event.caseUpdate().targetSeconds();
    }

    private static Boolean verdict(Touchpoint event) {
        return event.caseUpdate() == null ? null : event.caseUpdate().isInTarget();
    }
}
