package xm.app.command;

import java.util.Locale;
import javax.security.auth.login.LoginException;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.InvalidReplicationFactorException;
import org.apache.kafka.common.errors.SslAuthenticationException;
import org.apache.kafka.common.errors.TimeoutException;
import xm.io.kafka.Brokers;

/** What went wrong with Kafka, in a sentence with what to do about it. */
public final class KafkaTrouble {
    private KafkaTrouble() {}

    /** @param topics of which one at least is not there */
    static String missing(Brokers brokers, String... topics) {
        return "Topic " + String.join(" or ", topics) + " is missing at " + brokers.bootstrap()
                + "; create it with: ./xm topics --bootstrap " + brokers.bootstrap();
    }

    public static String sentence(Brokers brokers, Throwable trouble) {
        String at = "Kafka at " + brokers.bootstrap();
        if (trouble instanceof TimeoutException) {
            return at + " does not answer; check that it runs, that kafka.bootstrap is its address, and that"
                    + " kafka.properties has the security settings it wants";
        }
        if (trouble instanceof SslAuthenticationException) {
            return at + " shows a certificate that is not trusted, or wants one of us; check ssl.truststore and"
                    + " ssl.keystore in kafka.properties, and that the certificate names this address";
        }
        if (trouble instanceof AuthenticationException) {
            return at + " does not accept who we are; check the security settings in kafka.properties";
        }
        if (trouble instanceof AuthorizationException) {
            return at + " does not allow it: " + trouble.getMessage() + "; ask for the right, or let its owner do it";
        }
        if (trouble instanceof InvalidReplicationFactorException) {
            return at + " has too few brokers for topics.replication: " + trouble.getMessage();
        }
        if (isOfJaas(trouble)) {
            return at
                    + " is not asked, for sasl.jaas.config in kafka.properties cannot be used; check its module and that"
                    + " each value is in quotes";
        }
        Throwable root = trouble;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return at + ": " + root.getMessage();
    }

    /** What it says quotes what was written there, which may be a password. */
    private static boolean isOfJaas(Throwable trouble) {
        for (Throwable cause = trouble; cause != null; cause = cause.getCause()) {
            if (cause instanceof LoginException
                    || String.valueOf(cause.getMessage())
                            .toLowerCase(Locale.ROOT)
                            .contains("jaas")) {
                return true;
            }
        }
        return false;
    }
}
