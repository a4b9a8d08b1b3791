package xm.dashboards;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Puts the values of variables into questions, as Grafana does it for InfluxQL. */
final class Interpolation {
    private static final Pattern VARIABLE = Pattern.compile("\\$\\{(\\w+)(?::(\\w+))?}|\\$(\\w+)");

    private final Map<String, List<String>> values = new HashMap<>();
    private final long fromMillis;
    private final long toMillis;

    Interpolation(long fromMillis, long toMillis) {
        this.fromMillis = fromMillis;
        this.toMillis = toMillis;
    }

    /** One value, or several of which each may be meant. */
    Interpolation set(String variable, List<String> chosen) {
        values.put(variable, chosen);
        return this;
    }

    Interpolation set(String variable, String chosen) {
        return set(variable, List.of(chosen));
    }

    String in(String question) {
        return VARIABLE.matcher(question).replaceAll(match -> {
            String name = match.group(1) == null ? match.group(3) : match.group(1);
            return Matcher.quoteReplacement(value(name, match.group(2)));
        });
    }

    private String value(String name, String format) {
        return switch (name) {
            case "timeFilter" -> "time >= " + fromMillis + "ms and time <= " + toMillis + "ms";
            case "__from" -> String.valueOf(fromMillis);
            case "__to" -> String.valueOf(toMillis);
            case "__interval" -> "1m";
            default -> chosen(values.get(name), "regex".equals(format));
        };
    }

    private static String chosen(List<String> chosen, boolean isPattern) {
        // what stands for all values is a pattern already
        if (!isPattern || chosen.equals(List.of(".*"))) {
            return String.join(",", chosen);
        }
        List<String> escaped = chosen.stream()
                .map(value -> value.replaceAll("[\\\\^$*+?.()|\\[\\]{}/]", "\\\\$0"))
                .toList();
        return escaped.size() == 1 ? escaped.get(0) : "(" + String.join("|", escaped) + ")";
    }
}
