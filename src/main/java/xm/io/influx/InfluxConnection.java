package xm.io.influx;

import com.influxdb.client.InfluxDBClient;
import com.influxdb.client.InfluxDBClientFactory;
import com.influxdb.client.InfluxDBClientOptions;
import com.influxdb.client.WriteApiBlocking;
import com.influxdb.client.domain.WritePrecision;
import com.influxdb.exceptions.InfluxException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import okhttp3.Credentials;
import okhttp3.OkHttpClient;

/**
 * One writer's line to a store. Every fault of the store or the network is an {@link Answer}, and every request ends
 * within {@link InfluxPatience#requestMillis()}.
 */
public class InfluxConnection implements AutoCloseable {
    /** A line of comment: nothing is stored, but address, secret and database are tried. */
    private static final List<String> COMMENT = List.of("# experience-monitor was here");

    private final InfluxSettings settings;
    private final InfluxDBClient client;
    private final WriteApiBlocking api;

    public InfluxConnection(InfluxSettings settings) {
        this.settings = settings;
        InfluxDBClientOptions.Builder options = InfluxDBClientOptions.builder()
                .url(settings.url())
                .org(settings.org())
                .bucket(settings.bucket())
                .okHttpClient(http(settings));
        if (settings.access().isToken()) {
            options.authenticateToken(settings.access().secret().toCharArray());
        }
        client = InfluxDBClientFactory.create(options.build());
        if (settings.batching().gzip()) {
            client.enableGzip();
        }
        api = client.getWriteApiBlocking();
    }

    private static OkHttpClient.Builder http(InfluxSettings settings) {
        Duration request = Duration.ofMillis(settings.patience().requestMillis());
        OkHttpClient.Builder http = new OkHttpClient.Builder()
                .connectTimeout(Duration.ofMillis(settings.patience().connectMillis()))
                .readTimeout(request)
                .writeTimeout(request)
                .callTimeout(request);
        if (settings.dialect() == InfluxDialect.V1) {
            http.addInterceptor(new InfluxV1());
        }
        if (settings.access().isBasic()) {
            String basic = Credentials.basic(
                    settings.access().user(), settings.access().secret());
            http.addNetworkInterceptor(chain -> chain.proceed(
                    chain.request().newBuilder().header("Authorization", basic).build()));
        }
        return http;
    }

    /** Writes points, one line of line protocol each, times in milliseconds. */
    public Answer write(List<String> lines) {
        try {
            api.writeRecords(WritePrecision.MS, lines);
            return Answer.DONE;
        } catch (RuntimeException problem) {
            return new Answer(
                    Outcome.ofProblem(problem), settings.access().redact(words(problem)), retryAfterMillis(problem));
        }
    }

    /**
     * Whether points would be taken, without writing one.
     *
     * @return DONE, RETRY if it cannot be reached, or REFUSED
     */
    public Answer check() {
        Answer answer = write(COMMENT);
        // some stores call a request without a point bad: they let us in
        return answer.outcome() == Outcome.SPLIT ? Answer.DONE : answer;
    }

    /** As the store or the network said it, so that it can be searched for. */
    private static String words(RuntimeException problem) {
        if (problem instanceof InfluxException answer && answer.status() > 0) {
            return answer.getMessage() == null ? "HTTP status code: " + answer.status() : answer.getMessage();
        }
        return (problem.getCause() == null ? problem : problem.getCause()).toString();
    }

    /** The seconds form; the date form, which no known store sends, counts as unsaid. */
    private static long retryAfterMillis(RuntimeException problem) {
        if (!(problem instanceof InfluxException answer)) {
            return 0;
        }
        for (Map.Entry<String, String> header : answer.headers().entrySet()) {
            if (header.getKey().toLowerCase(Locale.ROOT).equals("retry-after")
                    && header.getValue().matches("\\d{1,9}")) {
                return Long.parseLong(header.getValue()) * 1_000;
            }
        }
        return 0;
    }

    @Override
    public void close() {
        client.close();
    }
}
