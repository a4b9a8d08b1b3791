package xm.dispatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import org.junit.jupiter.api.Test;
import xm.alert.Situations;

class FactsTest {
    @Test
    void tellsSevenFactsInTheOrderInWhichOneAsks() {
        assertThat(Facts.of(States.firing().alert()))
                .extracting(Fact::name, Fact::text)
                .containsExactly(
                        tuple("Promise", "satisfied (CSAT), version 7"),
                        tuple("Where", "gold, checkout, all channels"),
                        tuple("Now and promised", "74 %, promised 88 %, 14 points worse"),
                        tuple("How sure", "95 % sure between 69 and 78 %, from 428 CSAT answers in 6 min"),
                        tuple("Since", "2026-11-21T10:00:00Z, detected 6 min later"),
                        tuple("Who", "about 312 customers, worth 48 200 a year"),
                        tuple(
                                "What else",
                                "changed 3 min before: release-7 (checkout, mobile);"
                                        + " of the shortfall 81 % is from channel mobile, 19 % is from channel web;"
                                        + " 4 customers there who must not wait"),
                        tuple("First", "follow the runbook"));
    }

    @Test
    void ofADrillItSaysThatNothingIsToBeDone() {
        assertThat(Facts.of(Drill.begun("1", null, 1_795_255_560_000L)))
                .extracting(Fact::name, Fact::text)
                .containsExactly(
                        tuple("What", "a drill; nothing is broken and nothing is to be done"),
                        tuple("Since", "2026-11-21T10:06:00Z"));
    }

    @Test
    void aNameBringsNoLineWithIt() {
        assertThat(Facts.of(Situations.hostile()))
                .allSatisfy(fact -> assertThat(fact.text())
                        .doesNotContainPattern("[\\p{Cntrl}\u202e]")
                        .hasSizeLessThan(600));
    }

    @Test
    void whereNothingComesInNoOldNumberIsToldAsNew() {
        assertThat(Facts.of(Situations.silent()))
                .extracting(Fact::name, Fact::text)
                .contains(tuple("Now and promised", "not known now, last 91 %, promised 88 %"))
                .extracting(tuple -> tuple.toList().get(0))
                .doesNotContain("How sure");
    }
}
