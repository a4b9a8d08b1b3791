package xm.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import org.junit.jupiter.api.Test;

/** One mistake in a promise book hides no other. */
class PromiseBookMistakesTest {

    @Test
    void whatStandsTwiceIsCheckedTwice() {
        assertThat(mistakes("""
                        version: 1
                        segments:
                          gold: {band: 7}
                          gold: {value: -1}
                        promises:
                          satisfied: {signal: csat, by: [segment], atLeast: 80}
                          easy: {signal: ease, by: [segment], atLeast: 0.2}
                          satisfied: {signal: csat, by: [segment], atLeast: 0.8, severity: pager}
                        """))
                .satisfiesExactly(
                        one -> assertThat(one).contains("line 3: band is 7, which is no text; write band: \"7\""),
                        one -> assertThat(one).contains("line 4: 'gold' stands here twice"),
                        one -> assertThat(one).contains("line 4: value is '-1'"),
                        one -> assertThat(one).contains("line 6: atLeast is '80'; csat goes from 0 to 1"),
                        one -> assertThat(one).contains("line 8: 'satisfied' stands here twice; keep one"),
                        one -> assertThat(one).contains("line 8: severity is 'pager'"));
    }

    @Test
    void aNumberIsNoName() {
        String book = """
                version: 1
                segments: {gold: {band: "7"}}
                promises:
                  satisfied: {signal: csat, by: [segment], atLeast: 0.8, except: [{band: %s, atLeast: 0.9}]}
                """;

        assertThat(PromiseBookFile.parse("book", book.formatted("\"7\"")).promises())
                .hasSize(1);
        assertThat(mistakes(book.formatted("7")))
                .singleElement()
                .asString()
                .contains("line 4: band is 7, which is no text; write band: \"7\" if it is a name");
    }

    /** The one that is off won, whichever was meant. */
    @Test
    void theSameCellsOffAndNotAreAMistake() {
        assertThat(mistakes("""
                        version: 1
                        promises:
                          satisfied: {signal: csat, by: [segment, touchpoint], atLeast: 0.8,
                            except: [{segment: gold, off: true}, {segment: gold, atLeast: 0.9}]}
                        """))
                .singleElement()
                .asString()
                .contains("two exceptions at line 4 both hold for gold", "keep one");
    }

    @Test
    void twoExceptionsOfOneLineAreSaidToBe() {
        assertThat(mistakes("""
                        version: 1
                        promises:
                          satisfied: {signal: csat, by: [segment, touchpoint], atLeast: 0.8,
                            except: [{segment: gold, atLeast: 0.9}, {touchpoint: checkout, atLeast: 0.7}]}
                        """))
                .singleElement()
                .asString()
                .contains("two exceptions at line 4 both hold for gold checkout");
    }

    @Test
    void aVersionThatIsTooHighIsToldHowHighItMayBe() {
        assertThat(mistakes("version: 99999999999\npromises: {}\n"))
                .containsExactly(
                        "book.yaml, line 1: version is '99999999999'; count the versions with whole numbers from 1"
                                + " to 2147483647, such as version: 1");
    }

    @Test
    void aMisspeltSignalHidesNothingThatIsWrongOfAny() {
        assertThat(mistakes("""
                        version: 1
                        promises:
                          satisfied: {signal: cast, by: [segment], atLeast: 0.8, atMost: 0.9}
                          solved: {signal: firstcontact, by: [segment], atLeast: 880}
                          calm: {signal: complains, by: [segment], atMost: -2}
                        """))
                .satisfiesExactly(
                        one -> assertThat(one).contains("line 3: signal 'cast' is unknown"),
                        one -> assertThat(one).contains("line 3: atMost stands beside atLeast"),
                        one -> assertThat(one).contains("line 4: signal 'firstcontact' is unknown"),
                        one -> assertThat(one)
                                .contains(
                                        "line 4: atLeast is '880'; signals of which more is better go from -100 to 100"),
                        one -> assertThat(one).contains("line 5: signal 'complains' is unknown"),
                        one -> assertThat(one)
                                .contains("line 5: atMost is '-2'; signals of which less is better go from 0"));
    }

    @Test
    void mistakesAreToldInTheOrderOfTheirLines() {
        assertThat(mistakes("""
                        promises:
                          satisfied:
                            runbook: nowhere
                            except: [{segmnt: gold}]
                            signal: csat
                            atLeast: 8
                            by: [segmant]
                        segments: {gold: {bnd: x}}
                        versoin: 1
                        """))
                .extracting(one -> one.replaceAll("book.yaml, line (\\d+).*", "$1"))
                .containsExactly("1", "3", "4", "4", "4", "6", "7", "8", "9");
    }

    private static List<String> mistakes(String text) {
        return catchThrowableOfType(Mistakes.class, () -> PromiseBookFile.parse("book.yaml", text))
                .sentences();
    }
}
