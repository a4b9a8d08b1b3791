package xm.deploy;

import java.util.regex.Pattern;

/** Whether a variable or an argument of that name holds a secret itself, and not the file that one is in. */
final class SecretName {
    private static final Pattern SECRET = Pattern.compile(
            "(?i).*(token|password|passwd|passphrase|secret|[._-]key|jaas[._-]config|webhook([._-]url)?)");

    private SecretName() {}

    static boolean is(String name) {
        return SECRET.matcher(name).matches();
    }
}
