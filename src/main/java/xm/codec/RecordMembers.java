package xm.codec;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import xm.event.Cell;
import xm.event.RejectReason;
import xm.promise.Observed;

/**
 * The members of an object in a record of ours that is read back: what is not asked for is passed over, what is asked for
 * and not there, or not what it should be, is a {@link Refusal} that names it by its path.
 */
final class RecordMembers {
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private final JsonNode object;
    private final String path;

    private RecordMembers(JsonNode object, String path) {
        this.object = object;
        this.path = path;
    }

    static RecordMembers of(byte[] record) throws Refusal {
        if (record == null || record.length == 0) {
            throw Refusal.notJson("the record is empty");
        }
        try {
            JsonNode object = JSON.readTree(record);
            if (object.isObject()) {
                return new RecordMembers(object, "");
            }
        } catch (JsonProcessingException e) {
            long place = e.getLocation() == null ? -1 : e.getLocation().getByteOffset();
            throw Refusal.notJson(place < 0 ? "the record is no JSON" : "the record is no JSON at byte " + place);
        } catch (IOException e) {
            throw Refusal.notJson("the record is no JSON");
        }
        throw Refusal.notJson("the record is no JSON object");
    }

    /** Names of all members that are there. */
    Set<String> names() {
        Set<String> names = new TreeSet<>();
        object.fieldNames().forEachRemaining(names::add);
        return names;
    }

    boolean has(String name) {
        return object.hasNonNull(name);
    }

    boolean isNumber(String name) {
        return object.path(name).isNumber();
    }

    RecordMembers object(String name) throws Refusal {
        JsonNode value = required(name);
        if (!value.isObject()) {
            throw bad(name, "an object");
        }
        return new RecordMembers(value, path(name));
    }

    /** The objects of an array, none where it is absent. */
    List<RecordMembers> objects(String name) throws Refusal {
        List<RecordMembers> objects = new ArrayList<>();
        for (JsonNode element : array(name)) {
            if (!element.isObject()) {
                throw bad(name, "an array of objects");
            }
            objects.add(new RecordMembers(element, path(name) + '[' + objects.size() + ']'));
        }
        return objects;
    }

    /** The texts of an array, none where it is absent. */
    List<String> texts(String name) throws Refusal {
        List<String> texts = new ArrayList<>();
        for (JsonNode element : array(name)) {
            if (!element.isTextual()) {
                throw bad(name, "an array of texts");
            }
            texts.add(element.textValue());
        }
        return texts;
    }

    /** The numbers of an array, {@code null} where it is absent. */
    double[] numbersOrNull(String name) throws Refusal {
        if (!has(name)) {
            return null;
        }
        JsonNode array = array(name);
        double[] numbers = new double[array.size()];
        for (int i = 0; i < numbers.length; i++) {
            if (!array.get(i).isNumber()) {
                throw bad(name, "an array of numbers");
            }
            numbers[i] = array.get(i).doubleValue();
        }
        return numbers;
    }

    String text(String name) throws Refusal {
        JsonNode value = required(name);
        if (!value.isTextual()) {
            throw bad(name, "a text");
        }
        return value.textValue();
    }

    String textOrNull(String name) throws Refusal {
        return has(name) ? text(name) : null;
    }

    boolean flag(String name) throws Refusal {
        JsonNode value = required(name);
        if (!value.isBoolean()) {
            throw bad(name, "true or false");
        }
        return value.booleanValue();
    }

    double number(String name) throws Refusal {
        if (!required(name).isNumber()) {
            throw bad(name, "a number");
        }
        return object.get(name).doubleValue();
    }

    double numberOr(String name, double otherwise) throws Refusal {
        return has(name) ? number(name) : otherwise;
    }

    long whole(String name) throws Refusal {
        double value = number(name);
        if (value != Math.rint(value) || !object.get(name).canConvertToLong()) {
            throw bad(name, "a whole number");
        }
        return object.get(name).longValue();
    }

    int small(String name) throws Refusal {
        long value = whole(name);
        if (value != (int) value) {
            throw bad(name, "a smaller number");
        }
        return (int) value;
    }

    long wholeOr(String name, long otherwise) throws Refusal {
        return has(name) ? whole(name) : otherwise;
    }

    /** Milliseconds since the epoch. */
    long time(String name) throws Refusal {
        try {
            return Instant.parse(text(name)).toEpochMilli();
        } catch (DateTimeParseException | ArithmeticException e) {
            throw bad(name, "a time such as 2026-11-21T10:02:03Z");
        }
    }

    long durationMillis(String name) throws Refusal {
        try {
            return Duration.parse(text(name)).toMillis();
        } catch (DateTimeParseException | ArithmeticException e) {
            throw bad(name, "a duration such as PT15M");
        }
    }

    <E extends Enum<E>> E constant(String name, Choice<E> choice) throws Refusal {
        E constant = choice.find(text(name));
        if (constant == null) {
            throw bad(name, "one of " + choice.words());
        }
        return constant;
    }

    /** What was seen, or {@code null}. */
    Observed observed() throws Refusal {
        if (!has("observed")) {
            return null;
        }
        RecordMembers observed = object("observed");
        return new Observed(
                observed.durationMillis("window"),
                observed.whole("n"),
                observed.numberOr("value", Double.NaN),
                observed.numberOr("low", Double.NaN),
                observed.numberOr("high", Double.NaN));
    }

    Cell cell(String name) throws Refusal {
        RecordMembers cell = object(name);
        return new Cell(cell.dimension("segment"), cell.dimension("touchpoint"), cell.dimension("channel"));
    }

    private String dimension(String name) throws Refusal {
        String value = text(name);
        if (value.isEmpty() || value.indexOf('/') >= 0) {
            throw bad(name, "a name or *");
        }
        return value;
    }

    Refusal bad(String name, String expected) {
        return new Refusal(RejectReason.BAD_TYPE, path(name), path(name) + " is not " + expected);
    }

    private JsonNode required(String name) throws Refusal {
        if (!has(name)) {
            throw new Refusal(RejectReason.MISSING_FIELD, path(name), path(name) + " is missing");
        }
        return object.get(name);
    }

    private JsonNode array(String name) throws Refusal {
        JsonNode value = object.path(name);
        if (!value.isArray() && has(name)) {
            throw bad(name, "an array");
        }
        return value;
    }

    private String path(String name) {
        return path.isEmpty() ? name : path + '.' + name;
    }
}
