package xm.io.kafka;

import java.io.Serializable;
import java.time.Duration;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;

/**
 * How to reach a Kafka cluster.
 *
 * @param bootstrap host:port, several separated by commas
 * @param properties given to every client as they are, such as {@code security.protocol}; they may hold secrets
 */
public record Brokers(String bootstrap, Map<String, String> properties) implements Serializable {
    public Brokers {
        properties = Map.copyOf(properties);
    }

    public static Brokers at(String bootstrap) {
        return new Brokers(bootstrap, Map.of());
    }

    /** Fresh client properties, to which a client adds its own. */
    public Properties clientProperties() {
        Properties client = new Properties();
        client.putAll(properties);
        client.setProperty(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrap);
        return client;
    }

    /** An administrator whose every question is answered, or has failed, within a time. */
    public Admin admin(Duration patience) {
        Properties client = clientProperties();
        String millis = String.valueOf(patience.toMillis());
        client.setProperty(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, millis);
        client.setProperty(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, millis);
        return Admin.create(client);
    }

    @Override
    public String toString() {
        return bootstrap + (properties.isEmpty() ? "" : " ***");
    }
}
