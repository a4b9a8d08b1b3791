package xm.app.config;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import xm.board.Crowd;
import xm.board.Keep;
import xm.board.web.WebSettings;
import xm.io.kafka.Brokers;
import xm.io.kafka.Topics;

/**
 * Everything that can be set of {@code xm board}; {@code docker/board/board.yml} shows each key.
 *
 * @param metricsHost address on which the metrics are served
 * @param metricsPort 0 for any free port
 */
public record BoardConfig(
        Brokers brokers, Topics topics, Keep keep, Crowd crowd, WebSettings web, String metricsHost, int metricsPort) {
    private static final int METRICS_PORT = 9466;
    private static final String LOOPBACK = "127.0.0.1";
    private static final int PORT = 8080;
    private static final int SHORTEST_TOKEN = 16;
    private static final int MOST_CONNECTIONS = 1_000;
    /** A name, or an address as it stands in the address of a page. */
    private static final Pattern HOST = Pattern.compile("[a-z0-9]([a-z0-9._-]{0,251}[a-z0-9])?|\\[[0-9a-f:.]+]");

    /**
     * Reads a file, if there is one; over it the environment; over that {@code --key=value}.
     *
     * @throws xm.codec.Mistakes with every mistake in any of them
     */
    public static BoardConfig read(Optional<Path> file, Map<String, String> environment, List<String> overrides) {
        Settings settings = new Settings(file, environment, overrides);
        BoardConfig config = from(settings);
        settings.complain();
        return config;
    }

    static BoardConfig from(Settings settings) {
        return new BoardConfig(
                KafkaConfig.brokers(settings),
                KafkaConfig.topics(settings),
                keep(settings),
                crowd(settings),
                web(settings),
                settings.text("metrics.host", LOOPBACK),
                settings.wholeNumber("metrics.port", METRICS_PORT, 0, 65_535));
    }

    /** Of a board on this machine only, for whoever sits at it. */
    public static BoardConfig local(Brokers brokers, Topics topics, int port) {
        return new BoardConfig(brokers, topics, Keep.USUAL, Crowd.ANY, WebSettings.local(port), LOOPBACK, 0);
    }

    private static Keep keep(Settings settings) {
        Duration history = settings.duration(
                "history", Duration.ofMillis(Keep.USUAL.historyMillis()), Duration.ofHours(1), Duration.ofDays(7));
        int megabytes =
                settings.wholeNumber("history-megabytes", (int) (Keep.USUAL.mostBytes() / 1_000_000), 1, 100_000);
        return Keep.USUAL.with(history, megabytes);
    }

    private static Crowd crowd(Settings settings) {
        return new Crowd(settings.wholeNumber("smallest-group", (int) Crowd.ANY.smallest(), 1, 1_000));
    }

    private static WebSettings web(Settings settings) {
        String host = settings.text("listen.host", LOOPBACK);
        Optional<String> token = SecretSettings.read(settings, "access.token").map(Secret::value);
        token.filter(it -> it.length() < SHORTEST_TOKEN)
                .ifPresent(it -> settings.reject(
                        "access.token",
                        "it has fewer than " + SHORTEST_TOKEN + " characters and could be guessed; make one with:"
                                + " openssl rand -hex 24"));
        Optional<String> header = settings.text("access.proxy-header");
        List<InetAddress> proxies = addresses(settings);
        WebSettings web = new WebSettings(
                host,
                settings.wholeNumber("listen.port", PORT, 0, 65_535),
                token,
                header,
                proxies,
                hosts(settings),
                settings.wholeNumber("listen.connections", MOST_CONNECTIONS, 10, 100_000));
        if (web.isOpen() && !isLoopback(settings, host)) {
            settings.reject(
                    "listen.host",
                    "'" + host
                            + "' can be reached from other machines, and everybody there would see the customers; set"
                            + " access.token-file, or access.proxy-header where a reverse proxy knows who asks");
        }
        return web;
    }

    private static List<InetAddress> addresses(Settings settings) {
        List<InetAddress> addresses = new ArrayList<>();
        for (String address : settings.list("access.proxy-addresses", List.of(LOOPBACK))) {
            try {
                addresses.add(InetAddress.getByName(address));
            } catch (UnknownHostException e) {
                settings.reject("access.proxy-addresses", "'" + address + "' is no address of a machine");
            }
        }
        return addresses;
    }

    private static List<String> hosts(Settings settings) {
        List<String> hosts = new ArrayList<>();
        for (String host : settings.list("access.hosts", List.of())) {
            String name = host.toLowerCase(Locale.ROOT);
            if (!HOST.matcher(name).matches()) {
                settings.reject(
                        "access.hosts", "'" + host + "' is no name of a machine; write it without port: board.example");
            }
            hosts.add(name);
        }
        return hosts;
    }

    private static boolean isLoopback(Settings settings, String host) {
        try {
            return InetAddress.getByName(host).isLoopbackAddress();
        } catch (UnknownHostException e) {
            settings.reject("listen.host", "'" + host + "' is no address of this machine");
            return true;
        }
    }
}
