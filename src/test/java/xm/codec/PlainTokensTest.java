package xm.codec;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import xm.event.Touchpoint;

/** What is read in the short way is what Jackson reads; what Jackson refuses is not read in the short way. */
class PlainTokensTest {
    private static final int MUTATIONS = Integer.getInteger("plain.records", 200_000);
    private static final int NUMBERS = 200_000;
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String VISIT = "{\"id\":\"e\",\"time\":\"2026-11-21T10:02:03Z\",\"kind\":\"visit\","
            + "\"touchpoint\":\"checkout\",\"channel\":\"web\",\"customer\":\"c\",\"visit\":{\"durationSeconds\":8}}";

    private final JsonRecord json = new JsonRecord();

    @Test
    void everyExampleIsReadInTheShortWay() throws IOException {
        for (String example : Examples.all().values()) {
            assertThat(plain(example)).as(example).isNotNull().isEqualTo(jackson(example));
            String indented = JSON.readTree(example).toPrettyString().replace("\n", "\r\n\t") + " \n";
            assertThat(plain(indented)).as(indented).isNotNull().isEqualTo(jackson(example));
        }
    }

    @Test
    void ofRecordsThatAreMadeWrongNoneIsReadInAnotherWayThanByJackson() throws IOException {
        List<String> examples = new ArrayList<>();
        for (String example : Examples.all().values()) {
            examples.add(JSON.readTree(example).toString());
        }
        Mutations mutations = new Mutations(7, examples);
        int plainly = 0;
        int otherwise = 0;
        for (int i = 0; i < MUTATIONS; i++) {
            byte[] record = mutations.next();
            Touchpoint plain = plain(record);
            Touchpoint jackson = jackson(record);
            if (plain != null) {
                assertThat(plain).as(new String(record, UTF_8)).isEqualTo(jackson);
                plainly++;
            } else if (jackson != null) {
                otherwise++;
            }
        }
        assertThat(plainly).isGreaterThan(MUTATIONS / 5);
        assertThat(otherwise).as("right, but not plain").isPositive();
    }

    @Test
    void everyNumberIsTheDoubleThatIsNearest() throws IOException {
        SplittableRandom dice = new SplittableRandom(3);
        for (int i = 0; i < NUMBERS; i++) {
            String number = number(dice);
            Touchpoint plain = plain(VISIT.replace(":8}", ':' + number + '}'));
            assertThat(plain).as(number).isNotNull();
            assertThat(plain.visit().durationSeconds()).as(number).isEqualTo(Double.parseDouble(number));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1",
                "\"a text\"",
                "null",
                "[]",
                "{}",
                "[ 1 , \"two\" , [ true ] , { \"a\" : null } ]",
                "{\"a\":{\"b\":[{}]},\"c\":-1.5e+3}",
                "[[[[[[[[[[[[[[[[1]]]]]]]]]]]]]]]]"
            })
    void whatNobodyAsksForIsPassedOver(String value) throws IOException {
        String record = with(value);
        assertThat(plain(record)).isNotNull().isEqualTo(jackson(VISIT));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"say \\\"hi\\\"\"",
                "\"\\u0041\"",
                "\"caf\u00e9 \u5e97 \ud83d\ude00\"",
                "[[[[[[[[[[[[[[[[[1]]]]]]]]]]]]]]]]]"
            })
    void whatIsRightButNotPlainIsLeftToJackson(String value) {
        String record = with(value);
        assertThat(plain(record)).isNull();
        assertThat(jackson(record)).isEqualTo(jackson(VISIT));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[1,]", "[,]", "[1 2]", "[}", "{1}", "{\"a\"}", "{\"a\":}", "{\"a\":1,}", "{,}", "tru", "nul", "-",
                        "+1", "01",
                "-01", "1.", ".5", "1e", "1e+", "0x1", "NaN", "'a'", "\"a", "\"a\tb\"", "\"\u0000\"", "1 1", "//", "\\"
            })
    void whatIsNoJsonIsLeftToJackson(String value) {
        assertThat(plain(with(value))).isNull();
        assertThat(jackson(with(value))).isNull();
    }

    @Test
    void aRecordIsReadToItsLastCharacter() {
        for (String behind : List.of("}", "{}", "x", ",", "\u0000", "\u0000 ", "\u0001")) {
            assertThat(plain(VISIT + behind)).as(behind).isNull();
        }
        for (int length = 0; length < VISIT.length(); length++) {
            // what stood in the room of the longer record is still there
            assertThat(plain(VISIT)).isNotNull();
            assertThat(plain(VISIT.substring(0, length))).isNull();
        }
    }

    @Test
    void aRecordMayBeOfAnyLength() {
        int least = with("\"\"").length();
        for (int length = 3_900; length < 4_200; length++) {
            String record = with('"' + "x".repeat(length - least) + '"');
            assertThat(plain(record)).as("%d", length).isNotNull().isEqualTo(jackson(VISIT));
        }
    }

    @Test
    void numbersBelowZeroAndWithExponentsAreRead() {
        String mention = VISIT.replace("visit", "mention").replace("{\"durationSeconds\":8}", "{\"sentiment\":0}");
        for (String number : List.of("-0.25", "-0", "-0.0", "-1", "-1E0", "1e-1", "5E-1", "-2.5e-1", "0e+5", "1e0")) {
            String record = mention.replace(":0}", ':' + number + '}');
            assertThat(plain(record)).as(number).isNotNull().isEqualTo(jackson(record));
        }
    }

    /** With a member that nobody asks for. */
    private static String with(String value) {
        return VISIT.replace("\"visit\":", "\"else\":" + value + ",\"visit\":");
    }

    private static String number(SplittableRandom dice) {
        long whole = dice.nextLong(0, (long) Math.pow(10, dice.nextInt(1, 10)));
        String decimals = dice.nextInt(4) == 0
                ? ""
                : "."
                        + Long.toString(dice.nextLong((long) 1e18, Long.MAX_VALUE))
                                .substring(1, dice.nextInt(2, 20));
        String exponent = dice.nextInt(4) == 0 ? "e-" + dice.nextInt(30) : "";
        return whole + decimals + exponent;
    }

    private Touchpoint plain(String record) {
        return plain(record.getBytes(UTF_8));
    }

    private Touchpoint plain(byte[] record) {
        return json.readPlain(record, DecodeSettings.DEFAULT_MAX_RECORD_BYTES, new EventMembers(it -> it));
    }

    private Touchpoint jackson(String record) {
        return jackson(record.getBytes(UTF_8));
    }

    private Touchpoint jackson(byte[] record) {
        try {
            return json.read(record, DecodeSettings.DEFAULT_MAX_RECORD_BYTES, new EventMembers(it -> it));
        } catch (Refusal refusal) {
            return null;
        }
    }
}
