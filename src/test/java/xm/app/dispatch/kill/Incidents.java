package xm.app.dispatch.kill;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import xm.promise.Severity;

/** What PagerDuty makes of what it is sent: incidents by their key, of which one is open at most for each. */
final class Incidents {
    /** An incident: the lives of the alert that are in it, and how loud it is. */
    private static final class Incident {
        final Set<String> lives = new TreeSet<>();
        boolean isCritical;
    }

    private final Map<String, Incident> open = new HashMap<>();
    private final Set<String> told = new TreeSet<>();
    private final List<String> doubled = new ArrayList<>();
    private int opened;
    private int repeats;

    synchronized void take(JsonNode event) {
        String key = event.at("/dedup_key").asText();
        if (event.at("/event_action").asText().equals("resolve")) {
            if (open.remove(key) == null) {
                repeats++;
            }
            return;
        }
        String life = event.at("/payload/custom_details/Alert").asText().replaceAll(",.*", "");
        boolean isCritical = event.at("/payload/severity").asText().equals("critical");
        Incident incident = open.get(key);
        if (incident == null) {
            if (told.contains(life)) {
                doubled.add("pagerduty: a second incident for " + key + ", life " + life);
            }
            incident = new Incident();
            open.put(key, incident);
            opened++;
        } else if (incident.lives.contains(life) && incident.isCritical == isCritical) {
            repeats++;
        }
        incident.lives.add(life);
        incident.isCritical = isCritical;
        told.add(life);
    }

    synchronized boolean isOpen(String key, String life, Severity severity) {
        Incident incident = open.get(dedup(key));
        return incident != null && incident.lives.contains(life) && incident.isCritical == (severity == Severity.PAGE);
    }

    synchronized boolean isOpen(String key) {
        return open.containsKey(dedup(key));
    }

    synchronized boolean wasTold(String life) {
        return told.contains(life);
    }

    synchronized List<String> doubled() {
        return List.copyOf(doubled);
    }

    /** Incidents that were opened, each of which calls somebody. */
    synchronized int opened() {
        return opened;
    }

    synchronized int repeats() {
        return repeats;
    }

    private static String dedup(String key) {
        return "experience-monitor/" + key;
    }
}
