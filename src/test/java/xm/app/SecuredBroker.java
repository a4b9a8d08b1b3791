package xm.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import xm.embedded.EmbeddedBroker;
import xm.embedded.LoopbackPort;

/**
 * A broker that speaks TLS alone and asks for user and password, with a certificate that was made for it just now.
 *
 * @param authority PEM of the authority that vouches for it, for clients
 */
record SecuredBroker(EmbeddedBroker broker, Path authority) implements AutoCloseable {
    static final String USER = "xm";
    static final String PASSWORD = "swordfish-of-the-tests";
    private static final String STORE_PASSWORD = "changeit";

    static SecuredBroker start(Path directory) throws Exception {
        Files.createDirectories(directory);
        Path store = directory.resolve("broker.p12");
        Path authority = certificate(directory, store, "broker");
        int port = LoopbackPort.anyFree();
        EmbeddedBroker broker = EmbeddedBroker.start(directory.resolve("kafka"), port, settings(store, port));
        return new SecuredBroker(broker, authority);
    }

    /** A new key pair in a store, and its certificate as PEM, which is its own authority. */
    static Path certificate(Path directory, Path store, String alias) throws Exception {
        Path pem = directory.resolve(alias + ".pem");
        keytool(
                "-genkeypair -keyalg RSA -keysize 2048 -validity 2 -dname CN=127.0.0.1 -ext SAN=IP:127.0.0.1"
                        + " -storetype PKCS12",
                store,
                alias);
        keytool("-exportcert -rfc -file " + pem, store, alias);
        return pem;
    }

    private static void keytool(String what, Path store, String alias) throws IOException, InterruptedException {
        Path tool = Path.of(System.getProperty("java.home"), "bin", "keytool");
        List<String> command = new java.util.ArrayList<>(List.of(tool.toString()));
        command.addAll(List.of(what.split(" ")));
        command.addAll(List.of("-alias", alias, "-keystore", store.toString(), "-storepass", STORE_PASSWORD));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        if (!process.waitFor(1, TimeUnit.MINUTES) || process.exitValue() != 0) {
            throw new IOException("keytool: " + said);
        }
    }

    private static Map<String, String> settings(Path store, int port) {
        String inside = LoopbackPort.HOST + ":" + LoopbackPort.anyFree();
        String controller = LoopbackPort.HOST + ":" + LoopbackPort.anyFree();
        String outside = "SASL_SSL://" + LoopbackPort.HOST + ":" + port;
        Map<String, String> settings = new HashMap<>();
        settings.put("controller.quorum.voters", "1@" + controller);
        settings.put("listeners", outside + ",INSIDE://" + inside + ",CONTROLLER://" + controller);
        settings.put("advertised.listeners", outside + ",INSIDE://" + inside);
        settings.put("listener.security.protocol.map", "SASL_SSL:SASL_SSL,INSIDE:PLAINTEXT,CONTROLLER:PLAINTEXT");
        settings.put("inter.broker.listener.name", "INSIDE");
        settings.put("sasl.enabled.mechanisms", "PLAIN");
        settings.put(
                "listener.name.sasl_ssl.plain.sasl.jaas.config",
                "org.apache.kafka.common.security.plain.PlainLoginModule required user_" + USER + "=\"" + PASSWORD
                        + "\";");
        settings.put("listener.name.sasl_ssl.ssl.keystore.type", "PKCS12");
        settings.put("listener.name.sasl_ssl.ssl.keystore.location", store.toString());
        settings.put("listener.name.sasl_ssl.ssl.keystore.password", STORE_PASSWORD);
        return settings;
    }

    @Override
    public void close() {
        broker.close();
    }
}
