package xm.io.channel;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Whoever is called in the end: takes what Alertmanager posts to a webhook and remembers it. */
public final class WebhookReceiver implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpServer server;
    private final List<JsonNode> notifications = new CopyOnWriteArrayList<>();

    public WebhookReceiver() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::take);
        server.start();
    }

    public String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/";
    }

    private void take(HttpExchange exchange) throws IOException {
        notifications.add(JSON.readTree(exchange.getRequestBody()));
        exchange.sendResponseHeaders(200, -1);
        exchange.close();
    }

    /** {@code pager firing satisfied} for each notification of a receiver and each promise in it, in order. */
    public List<String> said(String receiver) {
        List<String> said = new ArrayList<>();
        for (JsonNode notification : notifications) {
            if (notification.get("receiver").asText().equals(receiver)) {
                for (JsonNode alert : notification.get("alerts")) {
                    said.add(alert.get("status").asText()
                            + ' '
                            + alert.get("labels").path("touchpoint").asText());
                }
            }
        }
        return said;
    }

    public List<JsonNode> notifications() {
        return notifications;
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
