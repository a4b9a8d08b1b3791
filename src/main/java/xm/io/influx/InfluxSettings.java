package xm.io.influx;

import java.io.Serializable;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import xm.codec.Mistakes;

/**
 * Where the points go and how.
 *
 * @param url {@code http://influx:8086}, without user and password
 * @param dialect the way to write that the store knows
 * @param org of InfluxDB 2; other stores do not look at it, and it may be empty
 * @param bucket of InfluxDB 2 and 3; in {@link InfluxDialect#V1} the database, or {@code database/retention-policy}
 */
public record InfluxSettings(
        String url,
        InfluxDialect dialect,
        String org,
        String bucket,
        InfluxAccess access,
        InfluxBatching batching,
        InfluxPatience patience)
        implements Serializable {

    /** The client insists on one. */
    private static final String NO_ORG = "none";

    public InfluxSettings {
        org = org == null || org.isBlank() ? NO_ORG : org;
        List<String> mistakes = new ArrayList<>();
        if (!isPlainHttp(url)) {
            // the url is not repeated: a secret may be the very reason that it is wrong
            mistakes.add("store url: not of the form http://host:port; user and password do not belong in it");
        }
        if (bucket == null || bucket.isBlank()) {
            mistakes.add("store bucket: is missing; name the bucket, or the database of InfluxDB 1");
        }
        if (batching.points() < 1 || batching.bytes() < 1 || batching.lingerMillis() < 1) {
            mistakes.add("store batching: points, bytes and lingerMillis must be at least 1");
        }
        if (batching.waitingPoints() < batching.points() || batching.waitingBytes() < batching.bytes()) {
            mistakes.add(
                    "store batching: fewer may wait than go into one request; raise waitingPoints or waitingBytes");
        }
        if (patience.connectMillis() < 1 || patience.requestMillis() < 1 || patience.firstPauseMillis() < 1) {
            mistakes.add("store patience: connectMillis, requestMillis and firstPauseMillis must be at least 1");
        }
        if (patience.outageMillis() < 0) {
            mistakes.add("store patience: outageMillis must be at least 0");
        }
        if (!mistakes.isEmpty()) {
            throw new Mistakes(mistakes);
        }
    }

    /** InfluxDB 2, InfluxDB 3, or another store that takes {@code /api/v2/write}, with defaults. */
    public static InfluxSettings v2(String url, String org, String bucket, InfluxAccess access) {
        return new InfluxSettings(
                url, InfluxDialect.V2, org, bucket, access, InfluxBatching.DEFAULT, InfluxPatience.DEFAULT);
    }

    /** InfluxDB 1, with defaults. */
    public static InfluxSettings v1(String url, String database, InfluxAccess access) {
        return new InfluxSettings(
                url, InfluxDialect.V1, NO_ORG, database, access, InfluxBatching.DEFAULT, InfluxPatience.DEFAULT);
    }

    public InfluxSettings with(InfluxBatching other) {
        return new InfluxSettings(url, dialect, org, bucket, access, other, patience);
    }

    public InfluxSettings with(InfluxPatience other) {
        return new InfluxSettings(url, dialect, org, bucket, access, batching, other);
    }

    private static boolean isPlainHttp(String url) {
        try {
            URI uri = URI.create(url);
            return ("http".equals(uri.getScheme()) || "https".equals(uri.getScheme()))
                    && uri.getHost() != null
                    && uri.getUserInfo() == null;
        } catch (IllegalArgumentException | NullPointerException e) {
            return false;
        }
    }
}
