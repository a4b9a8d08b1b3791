package xm.io.influx;

import java.io.IOException;
import okhttp3.HttpUrl;
import okhttp3.Interceptor;
import okhttp3.Response;

/** Turns the client's {@code /api/v2/write?bucket=db/rp} into {@code /write?db=&rp=}, all that InfluxDB before 1.8 has. */
final class InfluxV1 implements Interceptor {
    private static final String V2_PATH = "/api/v2/write";

    @Override
    public Response intercept(Chain chain) throws IOException {
        HttpUrl url = chain.request().url();
        if (!url.encodedPath().endsWith(V2_PATH)) {
            return chain.proceed(chain.request());
        }
        return chain.proceed(chain.request().newBuilder().url(rewritten(url)).build());
    }

    /** Milliseconds, the only precision in use here, are {@code ms} in both. */
    static HttpUrl rewritten(HttpUrl url) {
        String[] bucket = url.queryParameter("bucket").split("/", 2);
        HttpUrl.Builder v1 = url.newBuilder()
                .encodedPath(url.encodedPath().replace(V2_PATH, "/write"))
                .query(null)
                .addQueryParameter("db", bucket[0])
                .addQueryParameter("precision", url.queryParameter("precision"));
        if (bucket.length > 1) {
            v1.addQueryParameter("rp", bucket[1]);
        }
        return v1.build();
    }
}
