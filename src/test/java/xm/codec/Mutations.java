package xm.codec;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Events made wrong in all the ways that were ever seen, from one seed. */
final class Mutations {
    private static final Pattern NUMBER = Pattern.compile("(?<=\":)-?\\d[\\d.eE+-]*");
    private static final Pattern TEXT = Pattern.compile("(?<=:)\"[^\"]*\"");
    private static final Pattern MEMBER = Pattern.compile("\"\\w+\":(\"[^\"]*\"|-?[\\d.]+|true|false),");
    private static final Pattern TIME = Pattern.compile("(?<=\"time\":)\"[^\"]*\"");
    private static final Pattern ID = Pattern.compile("(?<=\"id\":)\"[^\"]*\"");

    private static final List<String> NUMBERS = List.of(
            "0",
            "-1",
            "3.5",
            "4.0",
            "1e3",
            "1e999",
            "-1e999",
            "1e-999",
            "-0",
            "-0.0",
            "NaN",
            "-Infinity",
            "01",
            "1.",
            "9".repeat(400),
            "0." + "3".repeat(2000),
            "9223372036854775808",
            "2147483648",
            "1e15",
            "1e-999999999",
            "1e99999999999");
    private static final List<String> VALUES = List.of(
            "null",
            "true",
            "[]",
            "{}",
            "7",
            "\"\"",
            "\"fax\"",
            "\"Web\"",
            "\" - \"",
            "\"\\u0000\"",
            "\"\\ud800\"",
            "\"\\ud83d\\ude00\"",
            "\"caf\u00e9 \u5e97\"",
            "\"x\\",
            "[[{\"customer\":\"c-1\"}]]",
            '"' + "n".repeat(300) + '"');
    private static final List<String> TIMES = List.of(
            "2026-11-21T10:02:03Z",
            "2026-11-21t10:02:03.123456789z",
            "2026-11-21T10:02:03+14:00",
            "2026-11-21T10:02:03-00:00",
            "2026-11-21T10:02:03",
            "2026-11-21",
            "2024-02-29T00:00:00Z",
            "2023-02-29T00:00:00Z",
            "2026-02-30T00:00:00Z",
            "0000-01-01T00:00:00Z",
            "0000-01-01T00:00:00+01:00",
            "9999-12-31T23:59:59.999Z",
            "2016-12-31T23:59:60Z",
            "2016-12-31T12:59:60Z",
            "2026-11-21T24:00:00Z",
            "2027-01-01T00:00:00Z",
            "2026-13-01T00:00:00Z",
            "1795255323120");
    private static final List<String> INSERTS = List.of(
            "\"id\":\"twice\",",
            "\"survey\":{},",
            "\"kind\":\"visit\",",
            "\"x\":{\"id\":[1,{\"id\":2}]},",
            "\"x\":" + "[".repeat(300) + "]".repeat(300) + ",",
            "\"x\":" + "{\"y\":".repeat(700) + "1" + "}".repeat(700) + ",",
            "\"note\":\"call me \\\"back\\\"\",",
            "\"customer\":\"c-9\",",
            "/**/",
            "\"contact\":{\"outcome\":9},");
    private static final byte[] STRUCTURE = "{}[]\",:\\ 09.-+eEtfn\n\0".getBytes(StandardCharsets.UTF_8);

    private final SplittableRandom random;
    private final List<byte[]> examples;
    private byte[] earlier;
    private long made;

    Mutations(long seed, List<String> examples) {
        this.random = new SplittableRandom(seed);
        this.examples = examples.stream().map(Mutations::utf8).toList();
        this.earlier = this.examples.get(0);
    }

    byte[] next() {
        made++;
        byte[] record = withNewId(any(examples));
        int choice = random.nextInt(20_000);
        if (choice == 0) {
            return Arrays.copyOf(record, DecodeSettings.DEFAULT_MAX_RECORD_BYTES + random.nextInt(3));
        }
        byte[] mutated = switch (choice % 13) {
            case 0 -> record;
            case 1 -> earlier;
            case 2 -> flipped(record);
            case 3 -> Arrays.copyOf(record, random.nextInt(record.length));
            case 4 -> inserted(record, random.nextInt(record.length + 1), randomBytes());
            case 5 -> spliced(record, any(examples));
            case 6 -> replaced(record, NUMBER, any(NUMBERS));
            case 7 -> replaced(record, TEXT, any(VALUES));
            case 8 -> replaced(record, TIME, '"' + any(TIMES) + '"');
            case 9 -> replaced(record, MEMBER, "");
            case 10 -> inserted(record, 1, utf8(any(INSERTS)));
            case 11 -> inserted(record, random.nextInt(record.length), new byte[] {(byte) random.nextInt(128, 256)});
            default -> replaced(replaced(record, TEXT, any(VALUES)), NUMBER, any(NUMBERS));
        };
        if (random.nextInt(8) == 0) {
            earlier = mutated;
        }
        return mutated;
    }

    private byte[] withNewId(byte[] record) {
        return replaced(record, ID, "\"e-" + made + '"');
    }

    private byte[] flipped(byte[] record) {
        byte[] flipped = record.clone();
        for (int i = random.nextInt(1, 4); i > 0; i--) {
            int at = random.nextInt(flipped.length);
            flipped[at] = random.nextBoolean()
                    ? (byte) (flipped[at] ^ 1 << random.nextInt(8))
                    : STRUCTURE[random.nextInt(STRUCTURE.length)];
        }
        return flipped;
    }

    private byte[] randomBytes() {
        byte[] bytes = new byte[random.nextInt(1, 5)];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = STRUCTURE[random.nextInt(STRUCTURE.length)];
        }
        return bytes;
    }

    private byte[] spliced(byte[] head, byte[] tail) {
        int cut = random.nextInt(head.length);
        int from = random.nextInt(tail.length);
        byte[] spliced = Arrays.copyOf(head, cut + tail.length - from);
        System.arraycopy(tail, from, spliced, cut, tail.length - from);
        return spliced;
    }

    private static byte[] inserted(byte[] record, int at, byte[] bytes) {
        byte[] longer = new byte[record.length + bytes.length];
        System.arraycopy(record, 0, longer, 0, at);
        System.arraycopy(bytes, 0, longer, at, bytes.length);
        System.arraycopy(record, at, longer, at + bytes.length, record.length - at);
        return longer;
    }

    /** One of the places where the pattern is found. */
    private byte[] replaced(byte[] record, Pattern pattern, String by) {
        String text = new String(record, StandardCharsets.UTF_8);
        List<MatchResult> places = new ArrayList<>();
        pattern.matcher(text).results().forEach(places::add);
        if (places.isEmpty()) {
            return record;
        }
        MatchResult place = places.get(random.nextInt(places.size()));
        return utf8(text.substring(0, place.start()) + by + text.substring(place.end()));
    }

    private <T> T any(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
