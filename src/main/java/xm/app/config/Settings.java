package xm.app.config;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import xm.codec.Mistakes;

/**
 * What people set: a file, over it the environment ({@code XM_KAFKA_BOOTSTRAP}), over it the command line
 * ({@code --kafka.bootstrap=}).
 *
 * <p>Reading a key makes it known. A value that does not fit is noted and its fallback taken, so that reading goes on
 * and {@link #complain()} can tell all mistakes at once, keys that nobody read among them.
 */
final class Settings {
    /** Variables that steer the start of the program and are no settings. */
    private static final Set<String> STARTER_VARIABLES = Set.of("XM_JAVA_OPTS");

    /**
     * What Kubernetes tells every pod of a Service whose name begins with {@code xm}: XM_BOARD_PORT_8080_TCP_ADDR. A name
     * that ends with PORT may be a setting as well; there it is an address.
     */
    private static final Pattern SERVICE_VARIABLE = Pattern.compile(
            ".*_(SERVICE_HOST|SERVICE_PORT(_.*)?|PORT_\\d+_(TCP|UDP|SCTP)(_.*)?)=.*|.*_PORT=(tcp|udp|sctp)://.*");

    /** A hundred years: longer is a slip of the pen, and times plus durations stay in a long of milliseconds. */
    static final Duration LONGEST = Duration.ofDays(36_500);

    private final Map<String, Setting> file;
    private final Map<String, Setting> variables = new TreeMap<>();
    private final Map<String, Setting> arguments = new LinkedHashMap<>();
    private final KnownKeys keys = new KnownKeys();
    private final List<String> mistakes = new ArrayList<>();

    /**
     * @param path the file, or empty for none
     * @param environment all variables, of which those that begin with {@code XM_} are settings, except what starts the
     *     program and what Kubernetes adds
     * @param overrides {@code --key=value} each
     */
    Settings(Optional<Path> path, Map<String, String> environment, List<String> overrides) {
        file = path.map(given -> SettingsFile.read(given, mistakes)).orElse(Map.of());
        environment.forEach((name, value) -> {
            boolean isOthers = STARTER_VARIABLES.contains(name)
                    || SERVICE_VARIABLE.matcher(name + "=" + value).matches();
            if (name.startsWith(KnownKeys.VARIABLE_PREFIX) && !isOthers) {
                variables.put(name, Setting.single(value, name));
            }
        });
        overrides.forEach(this::readArgument);
    }

    private void readArgument(String argument) {
        int equals = argument.indexOf('=');
        if (!argument.startsWith("--") || equals < 0) {
            // what stands alone may be the value of the option before it, and a secret
            String place = argument.startsWith("--") ? argument : "an argument without '--'";
            mistakes.add(place + ": a setting is written --key=value, such as --parallelism=4");
            return;
        }
        String key = argument.substring(2, equals);
        arguments.put(key, Setting.single(argument.substring(equals + 1), "--" + key));
    }

    String text(String key, String fallback) {
        return single(key).map(Setting::value).orElse(fallback);
    }

    Optional<String> text(String key) {
        return single(key).map(Setting::value).filter(text -> !text.isEmpty());
    }

    int wholeNumber(String key, int fallback, int least, int most) {
        Optional<Setting> setting = single(key);
        if (setting.isEmpty()) {
            return fallback;
        }
        try {
            int number = Integer.parseInt(setting.get().value());
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException e) {
            // told below
        }
        return mistaken(key, setting.get(), "a whole number from " + least + " to " + most + " was expected", fallback);
    }

    double decimal(String key, double fallback, double least, double most) {
        return single(key)
                .map(setting -> decimalIn(key, setting, least, most, fallback))
                .orElse(fallback);
    }

    /** Numbers under a prefix, by what stands after it. */
    Map<String, Double> decimals(String prefix, double least, double most) {
        Map<String, Double> numbers = new TreeMap<>();
        group(prefix).forEach((name, text) -> {
            String key = prefix + "." + name;
            Setting setting = setting(key).orElse(Setting.single(text, KnownKeys.variable(key)));
            numbers.put(name, decimalIn(key, setting, least, most, least));
        });
        return numbers;
    }

    private double decimalIn(String key, Setting setting, double least, double most, double fallback) {
        try {
            double number = Double.parseDouble(setting.value());
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException e) {
            // told below
        }
        return mistaken(
                key, setting, "a number from " + plain(least) + " to " + plain(most) + " was expected", fallback);
    }

    private static String plain(double number) {
        return BigDecimal.valueOf(number).stripTrailingZeros().toPlainString();
    }

    boolean flag(String key, boolean fallback) {
        Optional<Setting> setting = single(key);
        if (setting.isEmpty()) {
            return fallback;
        }
        return switch (setting.get().value()) {
            case "true" -> true;
            case "false" -> false;
            default -> mistaken(key, setting.get(), "true or false was expected", fallback);
        };
    }

    Duration duration(String key, Duration fallback, Duration least) {
        return duration(key, fallback, least, LONGEST);
    }

    Duration duration(String key, Duration fallback, Duration least, Duration most) {
        return single(key)
                .map(setting -> durationIn(key, setting, least, most, fallback))
                .orElse(fallback);
    }

    /** Durations under a prefix, by what stands after it. */
    Map<String, Duration> durations(String prefix, Duration most) {
        Map<String, Duration> durations = new TreeMap<>();
        group(prefix).forEach((name, text) -> {
            String key = prefix + "." + name;
            Setting setting = setting(key).orElse(Setting.single(text, KnownKeys.variable(key)));
            durations.put(name, durationIn(key, setting, Duration.ofSeconds(1), most, most));
        });
        return durations;
    }

    private Duration durationIn(String key, Setting setting, Duration least, Duration most, Duration fallback) {
        try {
            Duration duration = Duration.parse(setting.value());
            if (duration.compareTo(least) < 0) {
                return mistaken(key, setting, least + " is the least", fallback);
            }
            if (duration.compareTo(most) > 0) {
                return mistaken(key, setting, "P" + most.toDays() + "D is the most", fallback);
            }
            return duration;
        } catch (DateTimeParseException e) {
            return mistaken(key, setting, "an ISO 8601 duration was expected, such as PT30S, PT15M or P7D", fallback);
        }
    }

    /** A list; in a variable or argument separated by commas. */
    List<String> list(String key, List<String> fallback) {
        return setting(key)
                .map(setting -> setting.isList()
                        ? setting.values()
                        : List.of(setting.value().split("\\s*,\\s*", -1)))
                .orElse(fallback);
    }

    /** Everything under a prefix, whatever it is called there: {@code kafka.properties.security.protocol}. */
    Map<String, String> group(String prefix) {
        return group(prefix, '.');
    }

    /** @param underscore what an underscore in the name of a variable stands for */
    Map<String, String> group(String prefix, char underscore) {
        keys.addGroup(prefix);
        Map<String, String> group = new TreeMap<>();
        file.forEach((key, setting) -> addToGroup(group, prefix, key, setting));
        String variablePrefix = KnownKeys.variable(prefix) + "_";
        variables.forEach((name, setting) -> {
            if (name.startsWith(variablePrefix) && !setting.value().isEmpty()) {
                String rest = name.substring(variablePrefix.length());
                group.put(rest.toLowerCase(Locale.ROOT).replace('_', underscore), setting.value());
            }
        });
        arguments.forEach((key, setting) -> addToGroup(group, prefix, key, setting));
        return group;
    }

    private static void addToGroup(Map<String, String> group, String prefix, String key, Setting setting) {
        if (key.startsWith(prefix + ".") && !setting.isEmpty()) {
            group.put(key.substring(prefix.length() + 1), String.join(",", setting.values()));
        }
    }

    /** How many were noted so far. */
    int mistakes() {
        return mistakes.size();
    }

    /** Notes a mistake, with its place. */
    void note(String mistake) {
        mistakes.add(mistake);
    }

    /** Notes that a value cannot be used, with a sentence that says why. */
    void reject(String key, String sentence) {
        mistakes.add(setting(key).map(Setting::place).orElse("default") + ": " + key + ": " + sentence);
    }

    /** Throws every mistake found, if there is one. */
    void complain() {
        file.forEach((key, setting) -> noteSlip(key, setting.place()));
        variables.forEach((name, setting) -> keys.variableSlip(name).ifPresent(mistakes::add));
        arguments.forEach((key, setting) -> noteSlip(key, setting.place()));
        if (!mistakes.isEmpty()) {
            throw new Mistakes(mistakes);
        }
    }

    /** Makes keys known that somebody else reads: whatever stands there is no slip. */
    void passOver(KnownKeys others) {
        keys.addAll(others);
    }

    /** Keys that the command line names. */
    Set<String> asked() {
        return arguments.keySet();
    }

    /** Keys that the file or the command line names, known or not. */
    Set<String> given() {
        Set<String> given = new LinkedHashSet<>(file.keySet());
        given.addAll(arguments.keySet());
        return given;
    }

    /** All keys that were read, whether set or not. */
    Set<String> known() {
        return keys.all();
    }

    /** The keys that are read by who reads all that he can, nothing set. */
    static KnownKeys keysOf(Consumer<Settings> reader) {
        Settings nothing = new Settings(Optional.empty(), Map.of(), List.of());
        reader.accept(nothing);
        return nothing.keys;
    }

    private void noteSlip(String key, String place) {
        keys.slip(key).ifPresent(slip -> mistakes.add(place + ": " + slip));
    }

    Optional<Setting> single(String key) {
        Optional<Setting> setting = setting(key);
        if (setting.isPresent() && setting.get().isList()) {
            // the values are not repeated: they may be secret
            mistakes.add(setting.get().place() + ": " + key + " is a list; a single value was expected");
            return Optional.empty();
        }
        return setting;
    }

    Optional<Setting> setting(String key) {
        keys.add(key);
        Setting argument = arguments.get(key);
        Setting variable = variables.get(KnownKeys.variable(key));
        return Optional.ofNullable(argument != null ? argument : variable != null ? variable : file.get(key))
                .filter(found -> !found.isEmpty());
    }

    <T> T mistaken(String key, Setting setting, String expected, T fallback) {
        mistakes.add(setting.place() + ": " + key + " is '" + String.join(", ", setting.values()) + "'; " + expected);
        return fallback;
    }
}
