package xm.dashboards;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * How verdicts, margins and severities look on every board: by colour, by shape and by word, so that nobody needs to tell
 * red from green. Blue, orange and dark red can be told apart by everybody.
 */
final class Look {
    static final String GOOD = "blue";
    static final String NEAR = "orange";
    static final String BAD = "dark-red";
    static final String UNKNOWN = "gray";
    static final String BLIND = "dark-purple";

    private Look() {}

    /** A number of {@code state_code} as a person reads it. */
    static ArrayNode states() {
        return Json.list(Json.object(
                "type",
                "value",
                "options",
                Json.object(
                        "0", state("▲ KEPT", GOOD, 0),
                        "1", state("◆ AT RISK", NEAR, 1),
                        "2", state("■ BROKEN", BAD, 2),
                        "3", state("○ UNPROVEN", UNKNOWN, 3),
                        "4", state("✕ BLIND", BLIND, 4))));
    }

    private static ObjectNode state(String text, String color, int index) {
        return Json.object("text", text, "color", color, "index", index);
    }

    /**
     * Below the promise is bad, up to a fiftieth of the scale above it is near. A tenth, as for open scales, would call
     * each promise of more than 90 % near for ever.
     */
    static ObjectNode margin() {
        return steps(step(null, BAD), step(0.0, NEAR), step(0.02, GOOD));
    }

    /** Good at 0, bad from 1 on. */
    static ObjectNode anyIs(String color) {
        return steps(step(null, GOOD), step(1.0, color));
    }

    /** Good up to one number, near up to another, bad from there. */
    static ObjectNode upTo(double near, double bad) {
        return steps(step(null, GOOD), step(near, NEAR), step(bad, BAD));
    }

    static ObjectNode plain() {
        return steps(step(null, GOOD));
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
