package xm.flow.bytes;

import java.lang.reflect.Array;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.lang.reflect.RecordComponent;
import java.util.Set;
import java.util.SplittableRandom;
import xm.customer.CellVisits;
import xm.customer.CustomerMemory;
import xm.customer.SeenIds;
import xm.customer.SegmentHistory;
import xm.customer.Sightings;
import xm.customer.cases.CaseFile;
import xm.customer.standing.Waiting;
import xm.signal.ExactSum;
import xm.signal.Pane;
import xm.signal.QuantileSketch;
import xm.signal.SeenChange;
import xm.signal.SeenChanges;
import xm.signal.Tally;

/**
 * Memories and panes with anything in their components that their types allow, but for nulls in lists and of what is always
 * there, from one seed; a component that is added later is among them by itself.
 *
 * <p>Lists of one object are as long as each other. Where an object says how long they are, they have room to spare.
 */
final class AnyObjects {
    private static final String[] TEXTS = {
        "", "gold", "checkout", "größe", "店", "\ud83d", "checkout-step-1-begun", "checkout-step-2-begun", "x".repeat(70)
    };
    private static final long[] WHOLES = {
        0, 1, -1, 127, 128, Integer.MAX_VALUE, Long.MAX_VALUE, Long.MAX_VALUE - 1, Long.MIN_VALUE, Long.MIN_VALUE + 1
    };
    private static final double[] NUMBERS = {
        0.0,
        -0.0,
        0.1,
        Double.MIN_VALUE,
        Double.MAX_VALUE,
        Double.POSITIVE_INFINITY,
        Double.NEGATIVE_INFINITY,
        Double.NaN
    };
    private static final int LONGEST_LIST = 6;
    private static final Set<Class<?>> ALWAYS_THERE =
            Set.of(SegmentHistory.class, Tally.class, ExactSum.class, QuantileSketch.class);

    private final SplittableRandom random;
    private final double nulls;

    /** @param nulls the share of components that are not there, where they need not be */
    private AnyObjects(long seed, double nulls) {
        random = new SplittableRandom(seed);
        this.nulls = nulls;
    }

    /** That of a seed: the last digit says how much of it is not there. */
    static CustomerMemory memory(long seed) throws ReflectiveOperationException {
        return (CustomerMemory) of(CustomerMemory.class, seed);
    }

    /** That of a seed: the last digit says how much of it is not there. */
    static Pane pane(long seed) throws ReflectiveOperationException {
        return (Pane) of(Pane.class, seed);
    }

    private static Object of(Class<?> type, long seed) throws ReflectiveOperationException {
        return new AnyObjects(seed, seed % 10 / 10.0).object(type);
    }

    private Object object(Class<?> type) throws ReflectiveOperationException {
        Object made = type.getDeclaredConstructor().newInstance();
        int length = random.nextInt(LONGEST_LIST + 1);
        int first = random.nextInt(length + 1);
        int end = first + random.nextInt(length - first + 1);
        for (Field field : type.getFields()) {
            if (Modifier.isStatic(field.getModifiers())) {
                continue;
            }
            if (field.getType().isArray()) {
                boolean isThere = field.get(made) != null || random.nextDouble() >= nulls;
                field.set(made, isThere ? list(field.getType().getComponentType(), length) : null);
            } else if (isThere(field.getType())) {
                field.set(made, value(field.getType()));
            }
        }
        if (made instanceof Sightings visits) {
            visits.size = end;
            // a customer comes again
            for (int i = 1; i < length; i++) {
                visits.keys[i] = random.nextInt(3) == 0 ? visits.keys[i] : visits.keys[i - 1];
            }
        } else if (made instanceof CellVisits visits) {
            visits.size = end;
        } else if (made instanceof CaseFile file) {
            file.count = end;
        } else if (made instanceof Waiting waiting) {
            waiting.first = first;
            waiting.end = end;
        }
        return made;
    }

    private boolean isThere(Class<?> type) {
        return type.isPrimitive() || ALWAYS_THERE.contains(type) || random.nextDouble() >= nulls;
    }

    private Object list(Class<?> type, int length) throws ReflectiveOperationException {
        Object list = Array.newInstance(type, length);
        for (int i = 0; i < length; i++) {
            Array.set(list, i, value(type));
        }
        return list;
    }

    private Object value(Class<?> type) throws ReflectiveOperationException {
        if (type == String.class) {
            return TEXTS[random.nextInt(TEXTS.length)];
        } else if (type == long.class || type == Long.class) {
            return whole();
        } else if (type == int.class || type == Integer.class) {
            return (int) whole();
        } else if (type == byte.class) {
            return (byte) whole();
        } else if (type == double.class || type == Double.class) {
            return random.nextBoolean() ? random.nextDouble() : NUMBERS[random.nextInt(NUMBERS.length)];
        } else if (type == boolean.class || type == Boolean.class) {
            return random.nextBoolean();
        } else if (type.isEnum()) {
            Object[] constants = type.getEnumConstants();
            return constants[random.nextInt(constants.length)];
        } else if (type.isRecord()) {
            return record(type);
        }
        if (type == SeenIds.class) {
            return seen();
        }
        return type == SeenChanges.class ? seenChanges() : object(type);
    }

    private Object record(Class<?> type) throws ReflectiveOperationException {
        RecordComponent[] components = type.getRecordComponents();
        Class<?>[] types = new Class<?>[components.length];
        Object[] values = new Object[components.length];
        for (int i = 0; i < components.length; i++) {
            types[i] = components[i].getType();
            values[i] = isThere(types[i]) ? value(types[i]) : null;
        }
        return type.getDeclaredConstructor(types).newInstance(values);
    }

    /** A table has rules of its own. */
    private SeenIds seen() {
        SeenIds seen = new SeenIds();
        for (int i = random.nextInt(100); i > 0; i--) {
            seen.add(random.nextLong(), whole());
        }
        return seen;
    }

    private SeenChanges seenChanges() throws ReflectiveOperationException {
        SeenChanges changes = new SeenChanges();
        for (int i = random.nextInt(LONGEST_LIST); i > 0; i--) {
            changes.newest.add((SeenChange) record(SeenChange.class));
        }
        return changes;
    }

    /** Times of our days, one near the other, and whatever else there is. */
    private long whole() {
        return switch (random.nextInt(4)) {
            case 0 -> random.nextLong();
            case 1 -> WHOLES[random.nextInt(WHOLES.length)];
            default -> 1_764_000_000_000L + random.nextInt(100_000_000);
        };
    }
}
