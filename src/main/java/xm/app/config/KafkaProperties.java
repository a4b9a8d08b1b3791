package xm.app.config;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.SaslConfigs;
import org.apache.kafka.common.config.types.Password;
import org.apache.kafka.common.security.JaasContext;
import xm.codec.NearestWord;

/**
 * What is given to every Kafka client as it is, looked at as the clients themselves would, so that a mistake is told
 * with the others and not when the first of them is made. What Kafka does not know is somebody else's and passes, except
 * what is nearly a name of its own: written wrong it would not be heard, and {@code security.protocol} not hold.
 */
final class KafkaProperties {
    /** Settings of Kafka that hold secrets. */
    static final Pattern SECRETS = Pattern.compile("password|passphrase|jaas|secret|keystore\\.key");

    private static final String PREFIX = "kafka.properties";
    /** What a provider of Kafka is to fill in, which is known to clients only. */
    private static final String FILLED_IN_LATER = "${";

    private static final List<ConfigDef> CLIENTS =
            List.of(AdminClientConfig.configDef(), ConsumerConfig.configDef(), ProducerConfig.configDef());

    private static final Set<String> NAMES =
            CLIENTS.stream().flatMap(client -> client.names().stream()).collect(Collectors.toSet());

    private KafkaProperties() {}

    static Map<String, String> read(Settings settings) {
        SecretSettings.refuseAsArguments(settings, PREFIX, SECRETS);
        Map<String, String> properties = settings.group(PREFIX);
        properties.forEach((name, value) -> {
            NearestWord.slipOf(name, NAMES)
                    .ifPresent(meant -> settings.reject(
                            PREFIX + '.' + name, "Kafka has no such setting; did you mean " + meant + "?"));
            if (!value.contains(FILLED_IN_LATER)) {
                troubles(name, value).forEach(it -> settings.reject(PREFIX + '.' + name, it));
            }
        });
        return properties;
    }

    /** Each once, though several clients may say it. */
    private static Iterable<String> troubles(String name, String value) {
        TreeSet<String> troubles = new TreeSet<>();
        for (ConfigDef client : CLIENTS) {
            if (client.names().contains(name)) {
                // what follows the first is said of what that left behind
                client.validateAll(Map.of(name, value)).get(name).errorMessages().stream()
                        .findFirst()
                        .ifPresent(troubles::add);
            }
        }
        if (name.equals(SaslConfigs.SASL_JAAS_CONFIG) && !isJaas(value)) {
            troubles.add("");
        }
        // what Kafka says quotes the value
        return !troubles.isEmpty() && SECRETS.matcher(name).find() ? List.of(unquoted(name)) : troubles;
    }

    private static String unquoted(String name) {
        return "Kafka cannot read this"
                + (name.equals(SaslConfigs.SASL_JAAS_CONFIG)
                        ? "; a line of JAAS is the name of a module, 'required', name=\"value\" for each option, in quotes,"
                                + " and a semicolon"
                        : "");
    }

    private static boolean isJaas(String line) {
        try {
            return JaasContext.loadClientContext(Map.of(SaslConfigs.SASL_JAAS_CONFIG, new Password(line)))
                            .configurationEntries()
                            .size()
                    == 1;
        } catch (IllegalArgumentException | KafkaException e) {
            return false;
        }
    }
}
