package xm.app;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import xm.alert.Alert;
import xm.alert.AlertKind;
import xm.event.Cell;
import xm.promise.Verdict;
import xm.promise.VerdictState;

/** The times in which the promise of a touchpoint was said to be broken, or was part of a firing alert. */
final class BrokenTimes {
    /** One of them. */
    record Time(long sinceMillis, long detectedMillis, long clearedMillis) {}

    private final Map<String, List<Time>> times = new TreeMap<>();

    /** By its verdicts. */
    static BrokenTimes said(HeldRecording held) throws IOException {
        BrokenTimes said = new BrokenTimes();
        Map<String, Verdict> broken = new TreeMap<>();
        held.verdicts(verdict -> {
            Cell cell = verdict.cell();
            if (cell.segment().equals(Cell.ANY) && cell.channel().equals(Cell.ANY)) {
                if (verdict.state() == VerdictState.BROKEN) {
                    broken.putIfAbsent(cell.touchpoint(), verdict);
                } else if (broken.containsKey(cell.touchpoint())) {
                    said.add(broken.remove(cell.touchpoint()), verdict.atMillis());
                }
            }
        });
        broken.values().forEach(verdict -> said.add(verdict, Long.MAX_VALUE));
        return said;
    }

    /** By the alerts of which it was part when they were last told of. */
    static BrokenTimes alerted(HeldRecording held) throws IOException {
        Map<String, Alert> last = new TreeMap<>();
        held.alerts(alert -> last.put(alert.alertId(), alert));
        BrokenTimes alerted = new BrokenTimes();
        for (Alert alert : last.values()) {
            long end = alert.isFiring() ? Long.MAX_VALUE : alert.resolvedAtMillis();
            if (alert.kind() == AlertKind.PROMISE_BROKEN) {
                alert.cells()
                        .forEach(cell -> alerted.add(
                                cell.split("/", -1)[1], new Time(alert.sinceMillis(), alert.detectedAtMillis(), end)));
            }
        }
        return alerted;
    }

    List<Time> of(String touchpoint) {
        return times.getOrDefault(touchpoint, List.of());
    }

    /** Whether one of them reaches into a span of time. */
    boolean touch(String touchpoint, long fromMillis, long toMillis) {
        return of(touchpoint).stream()
                .anyMatch(time -> time.detectedMillis() < toMillis && time.clearedMillis() > fromMillis);
    }

    int count() {
        return times.values().stream().mapToInt(List::size).sum();
    }

    private void add(Verdict broken, long clearedMillis) {
        add(broken.cell().touchpoint(), new Time(broken.sinceMillis(), broken.atMillis(), clearedMillis));
    }

    private void add(String touchpoint, Time time) {
        times.computeIfAbsent(touchpoint, name -> new ArrayList<>()).add(time);
    }
}
