package xm.flow.bytes;

import java.lang.reflect.Array;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import xm.customer.CellVisits;
import xm.customer.CustomerMemory;
import xm.customer.SeenIds;
import xm.customer.Sightings;
import xm.customer.cases.CaseFile;
import xm.customer.standing.Waiting;

/**
 * All that a memory holds in words, a line a value: {@code profile.climb.rung = 1}; what is not there has none.
 *
 * <p>Of lists with room to spare it says what is in them, and of a table of ids not where they stand. A component that is
 * added later is among it by itself.
 */
final class MemoryWords {
    private final List<String> lines = new ArrayList<>();

    private MemoryWords() {}

    static List<String> of(CustomerMemory memory) throws ReflectiveOperationException {
        MemoryWords words = new MemoryWords();
        words.components("", memory);
        return words.lines;
    }

    private void components(String path, Object whole) throws ReflectiveOperationException {
        for (Field field : whole.getClass().getDeclaredFields()) {
            int modifiers = field.getModifiers();
            if (Modifier.isStatic(modifiers) || Modifier.isTransient(modifiers) || isRoom(whole, field.getName())) {
                continue;
            }
            if (!Modifier.isPublic(modifiers)) {
                throw new IllegalArgumentException(field + " would be kept by nobody; make it public, or transient");
            }
            Object value = field.get(whole);
            if (field.getType().isArray()) {
                list(path + field.getName(), value, first(whole), end(whole, value));
            } else {
                value(path + field.getName(), value);
            }
        }
    }

    private void list(String path, Object list, int first, int end) throws ReflectiveOperationException {
        lines.add(path + ".length = " + (end - first));
        for (int i = first; i < end; i++) {
            value(path + "[" + (i - first) + "]", Array.get(list, i));
        }
    }

    private void value(String path, Object value) throws ReflectiveOperationException {
        if (value == null) {
            return;
        }
        if (value instanceof SeenIds seen) {
            ids(path, seen);
        } else if (value instanceof Record one) {
            for (RecordComponent component : one.getClass().getRecordComponents()) {
                value(path + "." + component.getName(), component.getAccessor().invoke(one));
            }
        } else if (value instanceof String text) {
            lines.add(path + " = " + ascii(text));
        } else if (value instanceof Number || value instanceof Boolean || value instanceof Enum) {
            lines.add(path + " = " + value);
        } else {
            components(path + ".", value);
        }
    }

    private static String ascii(String text) {
        return text.chars()
                .mapToObj(one -> one > ' ' && one < 127 ? Character.toString(one) : String.format("<%04x>", one))
                .collect(Collectors.joining("", "\"", "\""));
    }

    private void ids(String path, SeenIds seen) {
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < seen.ids.length; i++) {
            if (seen.ids[i] != SeenIds.FREE) {
                ids.add(path + "[" + seen.ids[i] + "] = " + seen.panes[i]);
            }
        }
        ids.sort(null);
        lines.add(path + ".size = " + seen.size);
        lines.addAll(ids);
    }

    private static boolean isRoom(Object whole, String name) {
        return switch (name) {
            case "size" -> whole instanceof Sightings || whole instanceof CellVisits;
            case "count" -> whole instanceof CaseFile;
            case "first", "end" -> whole instanceof Waiting;
            default -> false;
        };
    }

    private static int first(Object whole) {
        return whole instanceof Waiting waiting ? waiting.first : 0;
    }

    private static int end(Object whole, Object list) {
        if (whole instanceof Sightings visits) {
            return visits.size;
        } else if (whole instanceof CellVisits visits) {
            return visits.size;
        } else if (whole instanceof CaseFile file) {
            return file.count;
        }
        return whole instanceof Waiting waiting ? waiting.end : Array.getLength(list);
    }
}
