package xm.io.channel;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * Where Alertmanager is and how it is told.
 *
 * @param peers every one of a cluster; each is told everything
 * @param headers of every request, such as {@code Authorization}; they hold secrets
 * @param resend how often everything that stands is told again; a lease is four times as long
 * @param labels given to every alert, such as {@code env}
 * @param watchdogWithin the alert Watchdog fires while the job was heard of within this time; never if it is zero
 */
public record AlertmanagerSettings(
        List<URI> peers,
        Map<String, String> headers,
        Duration resend,
        Map<String, String> labels,
        Duration watchdogWithin) {
    static final int RESENDS_IN_A_LEASE = 4;

    Duration lease() {
        return resend.multipliedBy(RESENDS_IN_A_LEASE);
    }

    @Override
    public String toString() {
        return "Alertmanager at " + peers;
    }
}
