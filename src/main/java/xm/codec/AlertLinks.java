package xm.codec;

import java.io.Serializable;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import xm.alert.Alert;
import xm.promise.PromisedSignal;

/**
 * Where an alert can be looked at: the board and the dashboard, opened at its cell and its time.
 *
 * <p>The time begins half an hour before the experience dropped, and ends now while the alert fires, a quarter of an hour
 * after it is over.
 *
 * @param board address of the board, or {@code null} if there is none
 * @param dashboard address of the dashboard of cells, or {@code null}
 */
public record AlertLinks(String board, String dashboard) implements Serializable {
    /** Nothing is configured. */
    public static final AlertLinks NONE = new AlertLinks(null, null);

    private static final long BEFORE_MILLIS = 30 * 60_000;
    private static final long AFTER_MILLIS = 15 * 60_000;

    /** The board's page of an alert, or {@code null}. */
    String boardOf(Alert alert) {
        return board == null ? null : link(board, "", alert, alert.signal());
    }

    /**
     * The dashboard of an alert's cell, or {@code null}; its variables are those of {@code dashboards/grafana/xm-cell.json},
     * where a signal is called as the fields of the store are.
     */
    String dashboardOf(Alert alert) {
        String signal = PromisedSignal.named(alert.signal() == null ? "" : alert.signal())
                .map(known -> known.wireName().replace('-', '_'))
                .orElse(null);
        return dashboard == null ? null : link(dashboard, "var-", alert, signal);
    }

    private static String link(String address, String prefix, Alert alert, String signal) {
        StringBuilder link = new StringBuilder(address)
                .append(address.indexOf('?') < 0 ? '?' : '&')
                .append("from=")
                .append(alert.sinceMillis() - BEFORE_MILLIS)
                .append("&to=")
                .append(alert.isFiring() || alert.resolvedAtMillis() == null ? "now" : end(alert));
        add(link, prefix + "segment", alert.cell().segment());
        add(link, prefix + "touchpoint", alert.cell().touchpoint());
        add(link, prefix + "channel", alert.cell().channel());
        add(link, prefix + "promise", alert.promise());
        add(link, prefix + "signal", signal);
        return link.toString();
    }

    private static String end(Alert alert) {
        return Long.toString(alert.resolvedAtMillis() + AFTER_MILLIS);
    }

    private static void add(StringBuilder link, String name, String value) {
        if (value != null) {
            link.append('&')
                    .append(name)
                    .append('=')
                    // a plus is a blank in forms only
                    .append(URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20"));
        }
    }
}
