package xm.dashboards;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/**
 * How verdicts, margins and severities look on every board: by colour, by shape and by word, so that nobody needs to
 * tell red from green. Blue, orange and dark red can be told apart by everybody.
 *
 * <p>Grafana colours a number that is missing as it colours the least of all, so scales of numbers begin with grey.
 */
final class Look {
    static final String GOOD = "blue";
    static final String NEAR = "orange";
    static final String BAD = "dark-red";
    static final String UNKNOWN = "gray";
    static final String BLIND = "dark-purple";

    /** No margin is that bad, in shares of the scale or of what was promised. */
    private static final double LEAST = -1e9;

    private Look() {}

    /** A number of {@code state_code} as a person reads it. */
    static ArrayNode states() {
        return mappings(List.of(
                StateCode.KEPT,
                StateCode.AT_RISK,
                StateCode.BROKEN,
                StateCode.UNPROVEN,
                StateCode.BLIND,
                StateCode.WITHDRAWN));
    }

    /** A rank of a state, 0 for the best, as a person reads the state. */
    static ArrayNode ranks() {
        return mappings(StateCode.BY_RANK);
    }

    private static ArrayNode mappings(List<Integer> states) {
        ObjectNode mapped = Json.object();
        for (int number = 0; number < states.size(); number++) {
            mapped.set(String.valueOf(number), state(states.get(number), number));
        }
        return Json.list(Json.object("type", "value", "options", mapped));
    }

    private static ObjectNode state(int code, int index) {
        return switch (code) {
            case StateCode.KEPT -> Json.object("text", "▲ KEPT", "color", GOOD, "index", index);
            case StateCode.AT_RISK -> Json.object("text", "◆ AT RISK", "color", NEAR, "index", index);
            case StateCode.BROKEN -> Json.object("text", "■ BROKEN", "color", BAD, "index", index);
            case StateCode.UNPROVEN -> Json.object("text", "○ UNPROVEN", "color", UNKNOWN, "index", index);
            case StateCode.WITHDRAWN -> Json.object("text", "no longer promised", "color", UNKNOWN, "index", index);
            default -> Json.object("text", "✕ BLIND", "color", BLIND, "index", index);
        };
    }

    /**
     * Below the promise is bad, up to a fiftieth of the scale above it is near. A tenth, as for open scales, would call
     * each promise of more than 90 % near for ever.
     */
    static ObjectNode margin() {
        return steps(step(null, BAD), step(0.0, NEAR), step(0.02, GOOD));
    }

    /** The same for a number that may be missing. */
    static ObjectNode knownMargin() {
        return steps(step(null, UNKNOWN), step(LEAST, BAD), step(0.0, NEAR), step(0.02, GOOD));
    }

    /** Good at 0, another colour from 1 on. */
    static ObjectNode anyIs(String color) {
        return steps(step(null, UNKNOWN), step(0.0, GOOD), step(1.0, color));
    }

    /** Good from 1 on; that there is none is no good news. */
    static ObjectNode anyIsGood() {
        return steps(step(null, UNKNOWN), step(1.0, GOOD));
    }

    /** Milliseconds since something was said that is said each minute while answers come; that it is new is no good news. */
    static ObjectNode silence() {
        return steps(step(null, UNKNOWN), step(3 * 60_000.0, NEAR), step(15 * 60_000.0, BAD));
    }

    static ObjectNode unknown() {
        return steps(step(null, UNKNOWN));
    }

    private static ObjectNode steps(ObjectNode... steps) {
        return Json.object("mode", "absolute", "steps", Json.list((Object[]) steps));
    }

    private static ObjectNode step(Double from, String color) {
        ObjectNode step = Json.object("color", color);
        step.set("value", Json.MAPPER.valueToTree(from));
        return step;
    }
}
