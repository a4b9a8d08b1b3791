package xm.io.influx;

import java.io.Serializable;

/**
 * How we say who we are: a token (InfluxDB 2 and 3), a user and password (InfluxDB 1, QuestDB), or nothing.
 *
 * @param user of Basic authentication, {@code null} with a token
 * @param secret the token or the password, {@code null} for an open store; it prints as {@code ***}
 */
public record InfluxAccess(String user, String secret) implements Serializable {
    /** A store that asks nobody. */
    public static final InfluxAccess OPEN = new InfluxAccess(null, null);

    public static InfluxAccess token(String token) {
        return new InfluxAccess(null, token);
    }

    public static InfluxAccess basic(String user, String password) {
        return new InfluxAccess(user, password);
    }

    boolean isToken() {
        return user == null && secret != null;
    }

    boolean isBasic() {
        return user != null;
    }

    /** A text from outside without our secret in it, should the other side repeat what we sent. */
    String redact(String text) {
        return secret == null || secret.isEmpty() ? text : text.replace(secret, "***");
    }

    @Override
    public String toString() {
        if (isBasic()) {
            return "user " + user + ", password ***";
        }
        return isToken() ? "token ***" : "open";
    }
}
