package xm.alert;

import java.util.HashMap;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import xm.event.Cell;
import xm.promise.Marker;
import xm.promise.Severity;

/** An alert that fires, as the desk keeps it. */
public final class OpenAlert {
    public String key;
    public String alertId;
    public AlertKind kind;
    public int revision;
    public String promise;
    /** Where it began: promise and cell. */
    public String origin;
    /** Key of the level that explains it. */
    public String cell;

    public String signal;
    public int version;
    /** The loudest that is promised for any of its cells. */
    public Severity severity;

    public String escalation;
    public double promised;
    /** What was promised where it began, when it began. */
    public double promisedAtFirst;

    public String owner;
    public String runbook;
    public long sinceMillis;
    public long detectedAtMillis;
    /** When the last cell broke that was new to it. */
    public long lastBrokeMillis;
    /** When something was last heard of any of its cells. */
    public long heardMillis;
    /** When its numbers were last compared with what was told. */
    public long checkedMillis;

    public boolean isReplayed;
    /** Whether all is well again, though not yet for long enough. */
    public boolean isWell;
    /** Its cells, by promise and cell. */
    public Map<String, Member> members = new HashMap<>();

    public long exceptions;
    public double exceptionValue;
    /** Those of them that came while people did not hear of it, by the place they came from: a burst may count them too. */
    public Map<String, Unheard> unheard = new HashMap<>();
    /** Of a burst: since when exceptions are counted to see whether it is over, and how many came. */
    public long countedFromMillis;

    public long counted;
    /** The change nearest to its beginning, as far as was known while changes of then are kept. */
    public Marker nearestChange;
    /** What was told last. */
    public Alert said;
    /** What {@link #cell} is the key of, once somebody asked; not kept. */
    private transient Cell level;

    public OpenAlert() {}

    /** Kept, as each exception asks all alerts for it. */
    Cell level() {
        if (level == null) {
            level = Cell.ofKey(cell);
        }
        return level;
    }

    void moveTo(Cell other) {
        cell = other.key();
        level = other;
    }

    /** Keys of its cells, each once. */
    SortedSet<String> cells() {
        return parts(id -> id.substring(id.indexOf('/') + 1));
    }

    /** Names of its promises, each once. */
    SortedSet<String> promises() {
        return parts(id -> id.substring(0, id.indexOf('/')));
    }

    private SortedSet<String> parts(UnaryOperator<String> part) {
        return members.keySet().stream().map(part).collect(Collectors.toCollection(TreeSet::new));
    }
}
