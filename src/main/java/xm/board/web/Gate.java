package xm.board.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.URLEncoder;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.eclipse.jetty.http.HttpCookie;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpMethod;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.FormFields;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.Fields;
import org.eclipse.jetty.util.Promise;

/**
 * Who may see the board: whoever knows the token, or comes from a reverse proxy that knows them; everybody where
 * neither is asked for, which is on this machine only.
 *
 * <p>A page asks for the token once and then holds a cookie that follows from it and says nothing of it, renewed while
 * it is used. Whoever knows no token must also name this board as the host, as {@link Hosts} tells: behind a proxy,
 * too, whose header a page of somebody else's on the proxy's machine could set as well.
 */
final class Gate extends Handler.Wrapper {
    static final String COOKIE = "xm-board";
    private static final String BEARER = "Bearer ";
    private static final Duration COOKIE_LIFE = Duration.ofDays(30);
    private static final int LONGEST_FORM = 5_000;
    /** What the page that asks for the token is made of. */
    private static final List<String> FOR_STRANGERS = List.of("/login.html", "/login.js", "/board.css", "/icon.svg");

    private final WebSettings settings;
    private final Hosts hosts;
    private final Optional<String> pass;

    Gate(WebSettings settings, Handler inside) {
        super(inside);
        this.settings = settings;
        hosts = new Hosts(settings.hosts());
        pass = settings.token().map(Gate::passOf);
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        String path = Request.getPathInContext(request);
        boolean isOurs = hosts.isOurs(Request.getServerName(request), address(local(request)));
        if (!isOurs && pass.isEmpty()) {
            return refuse(
                    HttpStatus.MISDIRECTED_REQUEST_421,
                    "This board does not answer to this name. If it is one of its names, add it to access.hosts.",
                    response,
                    callback);
        }
        if (pass.isPresent() && path.equals("/login") && HttpMethod.POST.is(request.getMethod())) {
            return login(request, response, callback);
        }
        if (!HttpMethod.GET.is(request.getMethod()) && !HttpMethod.HEAD.is(request.getMethod())) {
            return refuse(HttpStatus.METHOD_NOT_ALLOWED_405, "The board only shows.", response, callback);
        }
        boolean holdsCookie = holdsCookie(request);
        if (holdsCookie && (path.equals("/") || path.equals("/events") || path.startsWith("/api/"))) {
            // who looks at it every day is never asked again
            Response.addCookie(response, cookie(request));
        }
        if (holdsCookie || isAdmitted(request, isOurs) || FOR_STRANGERS.contains(path)) {
            return super.handle(request, response, callback);
        }
        if (pass.isPresent() && path.equals("/")) {
            String asked = request.getHttpURI().getQuery();
            response.getHeaders()
                    .put(
                            HttpHeader.LOCATION,
                            "/login.html" + (asked == null ? "" : "?next=" + URLEncoder.encode(asked, UTF_8)));
            response.setStatus(HttpStatus.FOUND_302);
            callback.succeeded();
            return true;
        }
        return refuse(
                HttpStatus.UNAUTHORIZED_401,
                pass.isPresent()
                        ? "Open the board's page and enter its token, or send it as Authorization: Bearer."
                        : "This board is reached through its reverse proxy only.",
                response,
                callback);
    }

    private boolean isAdmitted(Request request, boolean isOurs) {
        return knowsToken(request) || (isOurs && (settings.isOpen() || comesFromProxy(request)));
    }

    private static SocketAddress local(Request request) {
        return request.getConnectionMetaData().getLocalSocketAddress();
    }

    private static InetAddress address(SocketAddress socket) {
        return socket instanceof InetSocketAddress internet ? internet.getAddress() : null;
    }

    private boolean knowsToken(Request request) {
        String authorization = request.getHeaders().get(HttpHeader.AUTHORIZATION);
        return pass.isPresent()
                && authorization != null
                && authorization.startsWith(BEARER)
                && isSame(passOf(authorization.substring(BEARER.length()).strip()));
    }

    private boolean holdsCookie(Request request) {
        return pass.isPresent()
                && Request.getCookies(request).stream()
                        .anyMatch(cookie -> cookie.getName().equals(COOKIE) && isSame(cookie.getValue()));
    }

    private boolean comesFromProxy(Request request) {
        if (settings.proxyHeader().isEmpty()) {
            return false;
        }
        String who = request.getHeaders().get(settings.proxyHeader().get());
        InetAddress address = address(request.getConnectionMetaData().getRemoteSocketAddress());
        return who != null && !who.isBlank() && settings.proxyAddresses().contains(address);
    }

    private boolean login(Request request, Response response, Callback callback) {
        FormFields.onFields(request, UTF_8, 10, LONGEST_FORM, new Promise.Invocable<>() {
            @Override
            public void succeeded(Fields form) {
                String token = form.getValue("token");
                boolean isKnown = token != null && isSame(passOf(token.strip()));
                if (isKnown) {
                    Response.addCookie(response, cookie(request));
                }
                String next = form.getValue("next");
                response.getHeaders().put(HttpHeader.LOCATION, isKnown ? page(next) : again(next));
                response.setStatus(HttpStatus.SEE_OTHER_303);
                callback.succeeded();
            }

            @Override
            public void failed(Throwable why) {
                refuse(HttpStatus.BAD_REQUEST_400, "This is no form with a token.", response, callback);
            }
        });
        return true;
    }

    /** The page that was asked for, of this board whatever it says. */
    private static String page(String query) {
        return isQuery(query) ? "/?" + query : "/";
    }

    /** Whoever mistyped the token still wants to see the page that was asked for. */
    private static String again(String query) {
        return "/login.html?wrong" + (isQuery(query) ? "&next=" + URLEncoder.encode(query, UTF_8) : "");
    }

    private static boolean isQuery(String query) {
        return query != null && query.matches("[!-~]{1,3000}");
    }

    /** Lax, so that a link in a message opens the board; it only shows, so nothing can be done in a viewer's name. */
    private HttpCookie cookie(Request request) {
        return HttpCookie.build(COOKIE, pass.orElseThrow())
                .path("/")
                .httpOnly(true)
                .sameSite(HttpCookie.SameSite.LAX)
                .secure(request.isSecure()
                        || "https".equals(request.getHeaders().get("X-Forwarded-Proto")))
                .maxAge(COOKIE_LIFE.toSeconds())
                .build();
    }

    private boolean isSame(String given) {
        return MessageDigest.isEqual(given.getBytes(UTF_8), pass.orElseThrow().getBytes(UTF_8));
    }

    /** What is known only to who knows the token, and from which the token does not follow. */
    private static String passOf(String token) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            // a key may not be empty, a token that was entered may
            mac.init(new SecretKeySpec(("xm-board:" + token).getBytes(UTF_8), "HmacSHA256"));
            return HexFormat.of().formatHex(mac.doFinal("pass".getBytes(UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has HmacSHA256", e);
        }
    }

    static boolean refuse(int status, String sentence, Response response, Callback callback) {
        response.setStatus(status);
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, "text/plain;charset=utf-8");
        response.write(true, ByteBuffer.wrap(sentence.getBytes(UTF_8)), callback);
        return true;
    }
}
