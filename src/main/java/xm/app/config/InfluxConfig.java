package xm.app.config;

import java.io.Serializable;
import java.util.Optional;

/** The time-series store that signals are written to, over InfluxDB's v2 protocol. */
public record InfluxConfig(String url, String org, String bucket, Secret token) implements Serializable {
    private static final Secret NO_TOKEN = new Secret("");

    /** Nothing when no URL is set: then nothing is written to a store. */
    static Optional<InfluxConfig> read(Settings settings) {
        Optional<String> url = settings.text("influx.url");
        String org = settings.text("influx.org", "");
        String bucket = settings.text("influx.bucket", "experience");
        Secret token = settings.secret("influx.token").orElse(NO_TOKEN);
        if (url.isPresent() && !url.get().matches("https?://\\S+")) {
            settings.reject("influx.url", "'" + url.get() + "' is not a web address; write http://host:8086");
        }
        return url.map(given -> new InfluxConfig(given, org, bucket, token));
    }
}
