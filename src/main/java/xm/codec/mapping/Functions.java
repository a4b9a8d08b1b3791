package xm.codec.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.DoubleNode;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.TextNode;
import com.schibsted.spt.data.jslt.Function;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What a mapping may call besides JSLT's own functions.
 *
 * <ul>
 *   <li>{@code time(text)}, {@code time(text, pattern)}, {@code time(text, pattern, zone)}: the time as RFC 3339 in UTC;
 *       without a pattern, ISO 8601 with {@code T} or a space. See {@link TimePattern} for what is guessed.
 *   <li>{@code later(time, seconds)}: that many seconds later (earlier if negative).
 *   <li>{@code seconds-between(from, to)}: seconds from one RFC 3339 time to another.
 *   <li>{@code hash(value, ...)}: 32 hexadecimal digits that are the same for the same values, for stable ids.
 *   <li>{@code error(text)}: JSLT's own, with the text for the rejection.
 * </ul>
 *
 * <p>A {@code null} argument makes the answer {@code null}, but for {@code hash}. JSLT's {@code now}, {@code random} and
 * {@code uuid} are refused: the same record must give the same events, however often it is read.
 */
final class Functions {
    private static final HexFormat HEX = HexFormat.of();

    private Functions() {}

    static Collection<Function> of(ZoneId headZone) {
        List<Function> functions = new ArrayList<>();
        Map<String, TimePattern> patterns = new ConcurrentHashMap<>();
        functions.add(new Named("time", 1, 3, arguments -> time(patterns, headZone, arguments)));
        functions.add(new Named("later", 2, 2, Functions::later));
        functions.add(new Named("seconds-between", 2, 2, Functions::secondsBetween));
        functions.add(new Named("hash", 1, 100, Functions::hash));
        functions.add(new Named("error", 1, 1, arguments -> {
            throw new Unmappable("error: " + arguments[0].asText());
        }));
        for (String name : List.of("now", "random", "uuid")) {
            functions.add(new Named(name, 0, 2, arguments -> {
                throw new Unmappable(name
                        + "() is not available in a mapping: the same record must always give the same events"
                        + " (for ids use hash(...))");
            }));
        }
        return functions;
    }

    private static JsonNode time(Map<String, TimePattern> patterns, ZoneId headZone, JsonNode[] arguments) {
        if (isAnyNull(arguments)) {
            return NullNode.instance;
        }
        String pattern = arguments.length > 1 ? arguments[1].asText() : "";
        TimePattern reader = patterns.get(pattern);
        if (reader == null) {
            reader = pattern.isEmpty() ? TimePattern.iso() : TimePattern.of(pattern);
            patterns.put(pattern, reader);
        }
        ZoneId zone = arguments.length > 2 ? zone(arguments[2].asText()) : headZone;
        return TextNode.valueOf(reader.utc(arguments[0].asText(), zone));
    }

    private static ZoneId zone(String id) {
        try {
            return ZoneId.of(id);
        } catch (DateTimeException e) {
            throw new Unmappable("time(): the third argument is not the name of a time zone, such as Europe/Berlin");
        }
    }

    private static JsonNode later(JsonNode[] arguments) {
        if (isAnyNull(arguments)) {
            return NullNode.instance;
        }
        if (!arguments[1].isNumber()) {
            throw new Unmappable(
                    "later(): the second argument is " + arguments[1].getNodeType() + ", expected a number of seconds");
        }
        long nanos = Math.round(arguments[1].asDouble() * 1e9);
        return TextNode.valueOf(instant("later", arguments[0]).plusNanos(nanos).toString());
    }

    private static JsonNode secondsBetween(JsonNode[] arguments) {
        if (isAnyNull(arguments)) {
            return NullNode.instance;
        }
        Duration between =
                Duration.between(instant("seconds-between", arguments[0]), instant("seconds-between", arguments[1]));
        long millis = between.toMillis();
        return millis % 1000 == 0 ? LongNode.valueOf(millis / 1000) : DoubleNode.valueOf(millis / 1000.0);
    }

    private static Instant instant(String function, JsonNode time) {
        try {
            return OffsetDateTime.parse(time.asText()).toInstant();
        } catch (DateTimeParseException e) {
            throw new Unmappable(function + "(): an argument (" + time.getNodeType()
                    + ") is not an RFC 3339 time, as time(...) makes it");
        }
    }

    private static JsonNode hash(JsonNode[] arguments) {
        MessageDigest digest = sha256();
        for (JsonNode argument : arguments) {
            // JSON says where it ends, so ("a", "bc") and ("ab", "c") differ
            digest.update(argument.toString().getBytes(StandardCharsets.UTF_8));
        }
        return TextNode.valueOf(HEX.formatHex(digest.digest(), 0, 16));
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    private static boolean isAnyNull(JsonNode[] arguments) {
        for (JsonNode argument : arguments) {
            if (argument.isNull()) {
                return true;
            }
        }
        return false;
    }

    /** A function under the name by which an expression calls it. */
    private record Named(String name, int min, int max, java.util.function.Function<JsonNode[], JsonNode> body)
            implements Function {
        @Override
        public String getName() {
            return name;
        }

        @Override
        public int getMinArguments() {
            return min;
        }

        @Override
        public int getMaxArguments() {
            return max;
        }

        @Override
        public JsonNode call(JsonNode input, JsonNode[] arguments) {
            return body.apply(arguments);
        }
    }
}
