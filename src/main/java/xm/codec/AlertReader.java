package xm.codec;

import java.util.ArrayList;
import java.util.List;
import xm.alert.Alert;
import xm.alert.Contributor;
import xm.dispatch.Links;
import xm.promise.Marker;

/** Alerts back from JSON, for whoever tells people; members it does not know are passed over. */
public final class AlertReader {
    private AlertReader() {}

    public static Reread<Alert> read(byte[] record) {
        return Reread.of(record, AlertReader::alert);
    }

    /** Where the alert of a record can be looked at, as far as the record can be read. */
    public static Links links(byte[] record) {
        Links links = Reread.of(record, it -> new Links(it.textOrNull("board"), it.textOrNull("dashboard")))
                .value();
        return links == null ? Links.NONE : links;
    }

    private static Alert alert(RecordMembers record) throws Refusal {
        boolean isFiring = record.text("state").equals(AlertWriter.FIRING);
        if (!isFiring && !record.text("state").equals(AlertWriter.RESOLVED)) {
            throw record.bad("state", "one of " + AlertWriter.FIRING + ", " + AlertWriter.RESOLVED);
        }
        return new Alert(
                record.text("key"),
                record.text("alertId"),
                record.small("revision"),
                record.constant("kind", Choice.ALERT_KIND),
                isFiring,
                record.text("promise"),
                record.small("version"),
                record.cell("cell"),
                record.textOrNull("signal"),
                record.constant("severity", Choice.SEVERITY),
                record.text("summary"),
                record.numberOr("promised", Double.NaN),
                record.observed(),
                record.time("since"),
                record.time("detectedAt"),
                record.has("resolvedAt") ? (Long) record.time("resolvedAt") : null,
                record.whole("customersAffected"),
                record.number("valueAtRisk"),
                contributors(record),
                change(record),
                record.textOrNull("owner"),
                record.textOrNull("runbook"),
                record.texts("cells"),
                record.wholeOr("exceptions", 0),
                record.textOrNull("escalation"),
                record.has("replayed") && record.flag("replayed"),
                record.has("promises") ? record.texts("promises") : List.of());
    }

    private static List<Contributor> contributors(RecordMembers record) throws Refusal {
        List<Contributor> contributors = new ArrayList<>();
        for (RecordMembers part : record.objects("contributors")) {
            contributors.add(new Contributor(part.text("dimension"), part.text("value"), part.number("share")));
        }
        return contributors;
    }

    private static Marker change(RecordMembers record) throws Refusal {
        return record.has("nearestChange") ? CellReportReader.marker(record.object("nearestChange")) : null;
    }
}
