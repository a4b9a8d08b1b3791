package xm.cluster;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What was told of each alert: of every id the record of the highest revision, as it has to be to the last digit.
 *
 * <p>A job that goes on from a checkpoint tells some revisions again, which must be the same words.
 */
final class ToldAlerts {
    private static final JsonMapper JSON = new JsonMapper();
    private static final List<String> LIFE = List.of(
            "key",
            "state",
            "kind",
            "promise",
            "version",
            "cell",
            "cells",
            "signal",
            "severity",
            "promised",
            "since",
            "detectedAt",
            "resolvedAt",
            "nearestChange",
            "owner",
            "escalation");

    private final Map<String, ObjectNode> newest = new TreeMap<>();
    private final Map<String, String> words = new TreeMap<>();
    private String contradiction;
    private int repeats;

    static ToldAlerts of(Iterable<String> records) {
        ToldAlerts told = new ToldAlerts();
        records.forEach(told::take);
        return told;
    }

    private void take(String json) {
        ObjectNode alert = read(json);
        String id = alert.get("alertId").asText();
        int revision = alert.get("revision").asInt();
        String before = words.put(id + ' ' + revision, json);
        if (before != null) {
            repeats++;
            contradiction = before.equals(json) ? contradiction : "told first " + before + "\n  and then  " + json;
        }
        newest.merge(
                id,
                alert,
                (one, other) ->
                        other.get("revision").asInt() >= one.get("revision").asInt() ? other : one);
    }

    /** What each alert was of, when it began, was noticed and was over; how bad it was in numbers is not in it. */
    Map<String, ObjectNode> lives() {
        Map<String, ObjectNode> lives = new TreeMap<>();
        newest.forEach((id, alert) -> lives.put(id, alert.deepCopy().retain(LIFE)));
        return lives;
    }

    int alerts() {
        return newest.size();
    }

    int repeats() {
        return repeats;
    }

    boolean hasAllOf(ToldAlerts truth) {
        return words.keySet().containsAll(truth.words.keySet());
    }

    /** The first alert in which this is not the truth, or says two things under one revision; empty where there is none. */
    Optional<String> difference(ToldAlerts truth) {
        for (Map.Entry<String, ObjectNode> alert : truth.newest.entrySet()) {
            ObjectNode told = newest.get(alert.getKey());
            if (!alert.getValue().equals(told)) {
                return Optional.of(alert.getKey() + " of " + truth.newest.keySet() + ", told were " + newest.keySet()
                        + "\n  told  " + told + "\n  truth " + alert.getValue());
            }
        }
        for (String id : newest.keySet()) {
            if (!truth.newest.containsKey(id)) {
                return Optional.of(id + " is no alert of the truth: " + newest.get(id));
            }
        }
        return Optional.ofNullable(contradiction);
    }

    private static ObjectNode read(String json) {
        try {
            return (ObjectNode) JSON.readTree(json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
