package xm.codec;

import java.util.ArrayList;
import java.util.List;
import xm.alert.Alert;
import xm.alert.Contributor;
import xm.promise.Marker;
import xm.promise.Observed;

/** Alerts back from JSON, as people and the board are told them. */
public final class AlertReader {
    private AlertReader() {}

    public static Reread<Alert> read(byte[] record) {
        return Reread.of(record, AlertReader::alert);
    }

    private static Alert alert(RecordMembers told) throws Refusal {
        return new Alert(
                told.text("key"),
                told.text("alertId"),
                told.small("revision"),
                told.constant("kind", Choice.ALERT_KIND),
                told.text("state").equals("firing"),
                told.text("promise"),
                told.small("version"),
                told.cell("cell"),
                told.textOrNull("signal"),
                told.constant("severity", Choice.SEVERITY),
                told.text("summary"),
                told.numberOr("promised", 0),
                told.has("observed") ? observed(told.object("observed")) : null,
                told.time("since"),
                told.time("detectedAt"),
                told.has("resolvedAt") ? (Long) told.time("resolvedAt") : null,
                told.wholeOr("customersAffected", 0),
                told.numberOr("valueAtRisk", 0),
                contributors(told),
                told.has("nearestChange") ? change(told.object("nearestChange")) : null,
                told.textOrNull("owner"),
                told.textOrNull("runbook"),
                told.texts("cells"),
                told.wholeOr("exceptions", 0),
                told.textOrNull("escalation"),
                told.has("replayed") && told.flag("replayed"));
    }

    private static Observed observed(RecordMembers told) throws Refusal {
        return new Observed(
                told.durationMillis("window"),
                told.whole("n"),
                told.number("value"),
                told.number("low"),
                told.number("high"));
    }

    private static List<Contributor> contributors(RecordMembers told) throws Refusal {
        List<Contributor> contributors = new ArrayList<>();
        for (RecordMembers one : told.objects("contributors")) {
            contributors.add(new Contributor(one.text("dimension"), one.text("value"), one.number("share")));
        }
        return contributors;
    }

    private static Marker change(RecordMembers told) throws Refusal {
        return new Marker(told.time("at"), told.text("what"), told.text("touchpoint"), told.text("channel"));
    }
}
