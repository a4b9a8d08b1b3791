package xm.io.channel;

import java.util.Map;

/**
 * An alert as Alertmanager takes it. Labels are who it is, all else may change.
 *
 * @param link to look at it, or {@code null}
 */
record PostedAlert(
        Map<String, String> labels,
        Map<String, String> annotations,
        long startsAtMillis,
        long endsAtMillis,
        String link) {}
