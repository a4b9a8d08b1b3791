package xm.io.channel;

import java.io.ByteArrayOutputStream;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;

/**
 * HTTP as all channels speak it: ten seconds for everything, certificates verified, redirects not followed.
 *
 * <p>An address may be a secret, and so no trouble names one.
 */
final class Wire {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final int BODY_AT_MOST = 2_000;

    private final Duration patience;
    private final int bodyAtMost;
    private final HttpClient client = HttpClient.newBuilder()
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(PATIENCE)
            // an upgrade to HTTP/2 over plain text confuses old servers
            .version(HttpClient.Version.HTTP_1_1)
            .build();

    Wire() {
        this(PATIENCE);
    }

    Wire(Duration patience) {
        this(patience, BODY_AT_MOST);
    }

    /** @param bodyAtMost how many bytes of an answer are kept */
    Wire(Duration patience, int bodyAtMost) {
        this.patience = patience;
        this.bodyAtMost = bodyAtMost;
    }

    CompletableFuture<Reply> post(URI address, Map<String, String> headers, byte[] body) {
        HttpRequest.Builder request = request(address, headers);
        return send(request.POST(HttpRequest.BodyPublishers.ofByteArray(body)).build());
    }

    CompletableFuture<Reply> options(URI address, Map<String, String> headers) {
        return send(request(address, headers)
                .method("OPTIONS", HttpRequest.BodyPublishers.noBody())
                .build());
    }

    CompletableFuture<Reply> get(URI address, Map<String, String> headers) {
        return send(request(address, headers).GET().build());
    }

    private HttpRequest.Builder request(URI address, Map<String, String> headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(address).timeout(patience);
        try {
            headers.forEach(request::header);
        } catch (IllegalArgumentException e) {
            // its message quotes the value, which may be a secret
            throw new IllegalStateException("a header holds what HTTP cannot carry");
        }
        return request;
    }

    private CompletableFuture<Reply> send(HttpRequest request) {
        CompletableFuture<HttpResponse<String>> exchange = client.sendAsync(request, answer -> beginning());
        // the client's own time is over when the headers are there, and a slow body would take for ever
        return exchange.thenApply(Wire::reply)
                .orTimeout(patience.toMillis(), TimeUnit.MILLISECONDS)
                .exceptionally(trouble -> {
                    exchange.cancel(true);
                    return Reply.none(words(trouble));
                });
    }

    /** Keeps the beginning of a body, however much comes. */
    private HttpResponse.BodySubscriber<String> beginning() {
        ByteArrayOutputStream kept = new ByteArrayOutputStream();
        return HttpResponse.BodySubscribers.mapping(
                HttpResponse.BodySubscribers.ofByteArrayConsumer(chunk -> chunk.ifPresent(
                        bytes -> kept.write(bytes, 0, Math.min(bytes.length, bodyAtMost - kept.size())))),
                all -> kept.toString(StandardCharsets.UTF_8));
    }

    private static Reply reply(HttpResponse<String> response) {
        String retryAfter = response.headers().firstValue("Retry-After").orElse(null);
        return new Reply(response.statusCode(), Reply.retryAfter(retryAfter, Instant.now()), response.body(), null);
    }

    static String words(Throwable trouble) {
        if (isDueTo(trouble, UnresolvedAddressException.class)) {
            return Reply.UNKNOWN_HOST;
        }
        if (isDueTo(trouble, HttpTimeoutException.class) || isDueTo(trouble, TimeoutException.class)) {
            return "no answer in time";
        }
        if (isDueTo(trouble, SSLHandshakeException.class)) {
            return Reply.NO_TRUST;
        }
        if (isDueTo(trouble, SSLException.class)) {
            // it may come after the request was read whole
            return Reply.NO_TLS;
        }
        return isDueTo(trouble, ConnectException.class) ? Reply.NO_CONNECTION : "connection broke";
    }

    private static boolean isDueTo(Throwable trouble, Class<? extends Throwable> kind) {
        for (Throwable cause = trouble; cause != null; cause = cause.getCause()) {
            if (kind.isInstance(cause)) {
                return true;
            }
        }
        return false;
    }
}
