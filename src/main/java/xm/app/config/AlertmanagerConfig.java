package xm.app.config;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import xm.io.channel.AlertmanagerSettings;

/** Reads where Alertmanager is; none when no address is set. */
final class AlertmanagerConfig {
    private static final Duration RESEND = Duration.ofMinutes(1);
    private static final Duration LONGEST_RESEND = Duration.ofMinutes(30);
    private static final Duration WATCHDOG_WITHIN = Duration.ofMinutes(3);

    private static final Duration SHORTEST_WATCHDOG = Duration.ofSeconds(30);

    private static final String LABELS = "alertmanager.labels";

    /** What says who an alert is, and is not for others to say. */
    private static final Set<String> OURS = Set.of(
            "alertname",
            "domain",
            "severity",
            "promise",
            "signal",
            "owner",
            "scope",
            "segment",
            "touchpoint",
            "channel");

    private AlertmanagerConfig() {}

    static Optional<AlertmanagerSettings> read(Settings settings) {
        AlertmanagerSettings read = new AlertmanagerSettings(
                peers(settings),
                headers(settings),
                settings.duration("alertmanager.resend", RESEND, Duration.ofMillis(100), LONGEST_RESEND),
                labels(settings),
                watchdogWithin(settings));
        Map<String, String> others = new HashMap<>(Map.of(
                "alertmanager.user", "",
                "alertmanager.password", "",
                "alertmanager.password-file", "",
                "alertmanager.token", "",
                "alertmanager.token-file", "",
                "alertmanager.resend", RESEND.toString(),
                "alertmanager.watchdog-within", WATCHDOG_WITHIN.toString()));
        read.labels().keySet().forEach(name -> others.put(LABELS + '.' + name, ""));
        HalfChannel.reject(settings, List.of("alertmanager.urls"), others);
        return read.peers().isEmpty() ? Optional.empty() : Optional.of(read);
    }

    private static Duration watchdogWithin(Settings settings) {
        Duration within = settings.duration("alertmanager.watchdog-within", WATCHDOG_WITHIN, Duration.ZERO);
        if (!within.isZero() && within.compareTo(SHORTEST_WATCHDOG) < 0) {
            settings.reject(
                    "alertmanager.watchdog-within",
                    within + " is too short for the job, which is heard of each ten seconds; " + SHORTEST_WATCHDOG
                            + " is the least, PT0S: no watchdog");
        }
        return within;
    }

    private static List<URI> peers(Settings settings) {
        List<URI> peers = new ArrayList<>();
        for (String url : settings.list("alertmanager.urls", List.of())) {
            if (url.isEmpty()) {
                continue;
            }
            try {
                URI peer = new URI(url);
                if (peer.getUserInfo() != null) {
                    settings.reject(
                            "alertmanager.urls",
                            "an address holds a password; give it as alertmanager.user and alertmanager.password-file");
                } else if (!WebAddress.is(peer) || peer.getQuery() != null || peer.getFragment() != null) {
                    settings.reject("alertmanager.urls", notAnAddress(url));
                } else {
                    peers.add(peer);
                }
            } catch (URISyntaxException e) {
                settings.reject("alertmanager.urls", notAnAddress(url));
            }
        }
        return List.copyOf(peers);
    }

    private static String notAnAddress(String url) {
        // what stands before an @ may be a password, and what follows a question mark a token
        String quoted = url.contains("@") ? "this" : "'" + url.replaceFirst("[?#].*", "") + "'";
        return quoted + " is no address of an Alertmanager; write it as http://host:9093, with nothing after a '?'";
    }

    private static Map<String, String> headers(Settings settings) {
        Optional<String> user = settings.text("alertmanager.user");
        Optional<Secret> password = SecretSettings.read(settings, "alertmanager.password");
        Optional<Secret> token = SecretSettings.token(settings, "alertmanager.token");
        if (user.isPresent() && token.isPresent()) {
            settings.reject("alertmanager.user", "a token is given too; Alertmanager asks for one of them");
        }
        if (user.isPresent() && user.get().contains(":")) {
            settings.reject("alertmanager.user", "HTTP cannot send a name with a colon");
        }
        if (user.isPresent() != password.isPresent()) {
            String given = user.isPresent()
                    ? "alertmanager.user"
                    : settings.text("alertmanager.password").isPresent()
                            ? "alertmanager.password"
                            : "alertmanager.password-file";
            settings.reject(given, "user and password belong together; give both or none");
        }
        Map<String, String> headers = new HashMap<>();
        token.ifPresent(it -> headers.put("Authorization", "Bearer " + it.value()));
        user.ifPresent(it -> headers.put(
                "Authorization",
                "Basic "
                        + Base64.getEncoder()
                                .encodeToString(
                                        (it + ":" + password.map(Secret::value).orElse(""))
                                                .getBytes(StandardCharsets.UTF_8))));
        return headers;
    }

    private static Map<String, String> labels(Settings settings) {
        Map<String, String> labels = settings.group(LABELS, '_');
        for (String name : labels.keySet()) {
            String key = LABELS + '.' + name;
            if (!name.matches("[a-zA-Z_][a-zA-Z0-9_]*")) {
                settings.reject(key, "a label's name has letters, digits and '_' only, and begins with no digit");
            } else if (OURS.contains(name)) {
                settings.reject(key, "this label says which alert it is; choose another name");
            }
        }
        return labels;
    }
}
