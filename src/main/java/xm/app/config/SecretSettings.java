package xm.app.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Reads the settings that are secrets: given as {@code key} in the environment or a file of settings, or as the content of
 * the file named by {@code key-file}, not both.
 *
 * <p>An argument is refused: every user of the machine reads it in the list of processes, and a cluster shows it on its page.
 * No mistake repeats a secret, nor what may be one in the place of the name of its file.
 */
final class SecretSettings {
    private static final String FILE = "-file";

    private SecretSettings() {}

    static Optional<Secret> read(Settings settings, String key) {
        if (settings.asked().contains(key)) {
            settings.note(openly(key) + " or name a file with " + key + FILE);
        }
        Optional<Setting> direct = settings.single(key);
        Optional<Setting> twin = settings.single(key + FILE);
        if (direct.isPresent() && twin.isPresent()) {
            settings.note(twin.get().place() + ": " + key + FILE + " and " + key + " are both given; keep one of them");
            return Optional.empty();
        }
        return direct.isPresent()
                ? direct.map(it -> new Secret(it.value()))
                : twin.flatMap(it -> content(settings, key + FILE, it));
    }

    /** A secret that goes into a header of HTTP, which takes no other characters. */
    static Optional<Secret> token(Settings settings, String key) {
        Optional<Secret> token = read(settings, key);
        if (token.isPresent() && !token.get().value().matches("[!-~]+")) {
            reject(settings, key, "a token is one word of letters, digits and signs, without blanks or lines");
            return Optional.empty();
        }
        return token;
    }

    /** Notes that a secret cannot be used, at the place where it is given, directly or in a file. */
    static void reject(Settings settings, String key, String sentence) {
        settings.reject(settings.setting(key).isPresent() ? key : key + FILE, sentence);
    }

    /** Refuses what is given under a prefix on the command line and is a secret by its name. */
    static void refuseAsArguments(Settings settings, String prefix, Pattern names) {
        for (String key : settings.asked()) {
            if (key.startsWith(prefix + ".") && names.matcher(key).find()) {
                settings.note(openly(key) + " or in the file of settings");
            }
        }
    }

    private static String openly(String key) {
        return "--" + key + ": a secret is seen by everybody on the command line; give it as " + KnownKeys.variable(key)
                + " in the environment";
    }

    private static Optional<Secret> content(Settings settings, String key, Setting file) {
        try {
            String text = Files.readString(Path.of(file.value())).strip();
            return text.isEmpty()
                    ? settings.mistaken(key, file, "this file is empty", Optional.empty())
                    : Optional.of(new Secret(text));
        } catch (IOException | InvalidPathException e) {
            if (isInSomeDirectory(file.value())) {
                return settings.mistaken(key, file, "this file cannot be read", Optional.empty());
            }
            settings.note(
                    file.place() + ": " + key + ": this file cannot be read; its name is not repeated here, for it may"
                            + " be the secret itself, which goes into a file");
            return Optional.empty();
        }
    }

    private static boolean isInSomeDirectory(String path) {
        try {
            Path parent = Path.of(path).getParent();
            return parent != null && parent.getNameCount() > 0 && Files.isDirectory(parent);
        } catch (InvalidPathException e) {
            return false;
        }
    }
}
