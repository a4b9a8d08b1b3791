package xm.app.config;

import java.time.Duration;
import java.util.Optional;
import xm.codec.Mistakes;
import xm.io.influx.InfluxAccess;
import xm.io.influx.InfluxPatience;
import xm.io.influx.InfluxSettings;

/** Reads which time-series store the signals are written to; none when no address is set. */
final class StoreConfig {
    private StoreConfig() {}

    static Optional<InfluxSettings> read(Settings settings) {
        Optional<String> url = settings.text("influx.url");
        String version = settings.text("influx.version", "2");
        String org = settings.text("influx.org", "");
        String bucket = settings.text("influx.bucket", "experience");
        InfluxAccess access = access(settings);
        InfluxPatience patience = patience(settings);
        if (!version.matches("[12]")) {
            settings.reject("influx.version", "'" + version + "' is not the version of a way to write; use 1 or 2");
        }
        try {
            return url.map(given -> version.equals("1")
                            ? InfluxSettings.v1(given, bucket, access)
                            : InfluxSettings.v2(given, org, bucket, access))
                    .map(store -> store.with(patience));
        } catch (Mistakes mistakes) {
            mistakes.sentences().forEach(sentence -> settings.reject("influx.url", sentence));
            return Optional.empty();
        }
    }

    private static InfluxPatience patience(Settings settings) {
        InfluxPatience usual = InfluxPatience.DEFAULT;
        Duration outage = settings.duration("influx.patience", Duration.ofMillis(usual.outageMillis()), Duration.ZERO);
        return usual.withOutageMillis(outage.toMillis());
    }

    private static InfluxAccess access(Settings settings) {
        Optional<Secret> token = SecretSettings.read(settings, "influx.token");
        Optional<String> user = settings.text("influx.user");
        Optional<Secret> password = SecretSettings.read(settings, "influx.password");
        if (token.isPresent() && user.isPresent()) {
            settings.reject("influx.user", "a token is given too; a store asks for one of them");
        }
        if (user.isPresent()) {
            return InfluxAccess.basic(user.get(), password.map(Secret::value).orElse(""));
        }
        return token.map(it -> InfluxAccess.token(it.value())).orElse(InfluxAccess.OPEN);
    }
}
