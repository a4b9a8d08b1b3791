package xm.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import xm.alert.Alert;
import xm.promise.Severity;

class LedgerTest {
    private static final long NOW = 1_795_255_560_000L;
    private static final long MAX_AGE = 15 * 60_000;

    private final Ledger ledger = new Ledger(MAX_AGE);

    @Test
    void opensOnceAndClosesOnce() {
        assertThat(tell(States.firing())).isEqualTo(Decision.OPEN);
        assertThat(tell(States.firing())).isEqualTo(Decision.NOTHING_NEW);
        assertThat(tell(States.resolved())).isEqualTo(Decision.CLOSE);
        assertThat(tell(States.resolved())).isEqualTo(Decision.CLOSED_ALREADY);
    }

    @Test
    void otherNumbersAreNotWorthAWordButMoreSeverityIs() {
        assertThat(tell(States.firing().severity(Severity.TICKET).revision(1))).isEqualTo(Decision.OPEN);
        assertThat(tell(States.firing().severity(Severity.TICKET).revision(2))).isEqualTo(Decision.NOTHING_NEW);
        assertThat(tell(States.firing().severity(Severity.PAGE).revision(3))).isEqualTo(Decision.CHANGE);
        assertThat(tell(States.firing().severity(Severity.TICKET).revision(4))).isEqualTo(Decision.NOTHING_NEW);
        assertThat(tell(States.firing().severity(Severity.PAGE).revision(5)))
                .as("it was as loud as that before")
                .isEqualTo(Decision.NOTHING_NEW);
        assertThat(ledger.of(States.firing().alert().key()))
                .get()
                .returns(Severity.TICKET, Told::openedAs)
                .returns(Severity.PAGE, Told::severity)
                .returns(3, Told::revision);
    }

    @Test
    void aLateFiringRevisionOpensNothingAfterItsEnd() {
        tell(States.firing().revision(3));
        tell(States.resolved().revision(9));
        assertThat(tell(States.firing().revision(8))).isEqualTo(Decision.OLDER);
        assertThat(tell(States.firing().revision(9))).isEqualTo(Decision.OLDER);
    }

    @Test
    void anEndIsTheEndOfItsLifeWhateverItsRevision() {
        tell(States.firing().revision(7));
        assertThat(tell(States.resolved().revision(2)))
                .as("a job that lost its state counts from one again")
                .isEqualTo(Decision.CLOSE);
    }

    @Test
    void theNextLifeOpensAgain() {
        tell(States.firing().revision(3));
        tell(States.resolved().revision(4));
        assertThat(tell(States.firing().revision(1).life("second"))).isEqualTo(Decision.OPEN);
    }

    @Test
    void theNextLifeOpensAlsoWhereTheEndOfTheLastWasNeverHeard() {
        tell(States.firing().revision(3));
        assertThat(tell(States.firing().revision(5).life("second"))).isEqualTo(Decision.OPEN);
        assertThat(tell(States.resolved().revision(6).life("second"))).isEqualTo(Decision.CLOSE);
    }

    /** A new owner in the book called a second team in the middle of an incident, and told the first that it is over. */
    @Test
    void whoseBusinessALifeIsStaysSoUntilItIsOver() {
        tell(States.firing().severity(Severity.TICKET).revision(1).owner("shop"));
        States louder = States.firing().revision(2).owner("logistics");
        assertThat(word(louder).owner()).isEqualTo("shop");
        assertThat(tell(louder)).isEqualTo(Decision.CHANGE);
        assertThat(word(States.firing().revision(3).owner(null)).owner()).isEqualTo("shop");
        States over = States.resolved().revision(4).owner("logistics");
        assertThat(word(over).owner()).isEqualTo("shop");
        tell(over);
        States next = States.firing().revision(5).life("second").owner("logistics");
        assertThat(word(next).owner()).isEqualTo("logistics");
    }

    @Test
    void whatMayHaveBeenTakenKeepsItsOwnerAndWhatHadNoneGetsNone() {
        Told begun = ledger.begin(States.firing().owner(null).alert(), Decision.OPEN, NOW);
        assertThat(begun.owner()).isEmpty();
        assertThat(word(States.firing().revision(4).owner("shop")).owner()).isEmpty();
        tell(States.firing().revision(4).owner("shop"));
        assertThat(ledger.of(begun.key())).get().returns("", Told::owner);
    }

    @Test
    void whatAnOlderProgramNotedHasTheOwnerOfNow() {
        ledger.restore(new Told(
                States.firing().alert().key(),
                States.firing().alert().alertId(),
                3,
                Severity.PAGE,
                Severity.PAGE,
                true,
                NOW,
                NOW));
        assertThat(word(States.resolved().owner("shop")).owner()).isEqualTo("shop");
    }

    @Test
    void aLifeIsLeftOpenWhereTheNextOneBeganBeforeItsEndWasTaken() {
        Alert second = States.firing().life("second").revision(5).alert();
        assertThat(ledger.leftOpen(second)).isEmpty();
        tell(States.firing());
        assertThat(ledger.leftOpen(States.firing().revision(4).alert())).isEmpty();
        Told left = ledger.leftOpen(second).orElseThrow();

        Alert end = UnheardEnd.of(left, second, NOW);
        assertThat(end)
                .returns(left.alertId(), Alert::alertId)
                .returns(4, Alert::revision)
                .returns(false, Alert::isFiring)
                .returns(null, Alert::observed);
        assertThat(end.resolvedAtMillis()).isBetween(left.firstToldMillis(), NOW);
        ledger.begin(end, Decision.CLOSE, NOW);
        assertThat(ledger.leftOpen(second))
                .as("nobody knows whether the end was taken")
                .isPresent();
        ledger.tell(end, Decision.CLOSE, NOW);
        assertThat(ledger.leftOpen(second)).isEmpty();
        assertThat(ledger.see(second, NOW, NOW)).isEqualTo(Decision.OPEN);
    }

    @Test
    void whatMayHaveBeenTakenIsToldAgainAndItsEndToo() {
        ledger.begin(States.firing().alert(), Decision.OPEN, NOW);
        assertThat(see(States.firing())).isEqualTo(Decision.OPEN);
        assertThat(see(States.firing().replayed())).isEqualTo(Decision.CLOSE);
        assertThat(see(States.resolved())).isEqualTo(Decision.CLOSE);
        ledger.begin(States.resolved().alert(), Decision.CLOSE, NOW);
        assertThat(see(States.firing())).isEqualTo(Decision.OLDER);
        assertThat(tell(States.resolved())).isEqualTo(Decision.CLOSE);
        assertThat(see(States.resolved())).isEqualTo(Decision.CLOSED_ALREADY);
    }

    @Test
    void aWordThatMayHaveBeenTakenKeepsItsIdWhileNumbersDrift() {
        Told first = ledger.begin(States.firing().revision(3).alert(), Decision.OPEN, NOW);
        Alert later = States.firing().revision(5).alert();
        assertThat(new Notice(later, Decision.OPEN, first, Links.NONE).id()).isEqualTo(later.alertId() + ".3");
        assertThat(ledger.begin(later, Decision.OPEN, NOW)).isEqualTo(first);
        Alert over = States.resolved().revision(6).alert();
        assertThat(new Notice(over, Decision.CLOSE, first, Links.NONE).id()).isEqualTo(over.alertId() + ".6.over");
    }

    @Test
    void whatMayHaveGrownLouderGrowsAgainAndIsNotOpenedAnew() {
        tell(States.firing().severity(Severity.TICKET).revision(1));
        Told growing =
                ledger.begin(States.firing().severity(Severity.PAGE).revision(2).alert(), Decision.CHANGE, NOW);
        assertThat(growing).returns(false, Told::isSure).returns(Severity.TICKET, Told::openedAs);
        assertThat(see(States.firing().severity(Severity.PAGE).revision(3))).isEqualTo(Decision.CHANGE);
        assertThat(see(States.firing().severity(Severity.TICKET).revision(3))).isEqualTo(Decision.NOTHING_NEW);
    }

    @Test
    void whatWasSurelyNotTakenNeverWas() {
        Told begun = ledger.begin(States.firing().alert(), Decision.OPEN, NOW);
        ledger.undo(begun.key(), null);
        assertThat(see(States.resolved())).isEqualTo(Decision.NEVER_OPENED);
    }

    @Test
    void whatIsReplayedOrForTheRecordIsNotTold() {
        assertThat(tell(States.firing().replayed())).isEqualTo(Decision.REPLAYED);
        assertThat(tell(States.firing().severity(Severity.RECORD).revision(4))).isEqualTo(Decision.FOR_THE_RECORD);
        assertThat(tell(States.resolved().revision(5))).isEqualTo(Decision.NEVER_OPENED);
    }

    @Test
    void whatBecomesThePresentOpensAlthoughItBeganLongAgo() {
        tell(States.firing().replayed().revision(3));
        assertThat(tell(States.firing().revision(4))).isEqualTo(Decision.OPEN);
    }

    @Test
    void whatIsOpenAndNoLongerForAnybodyIsClosed() {
        tell(States.firing().revision(3));
        assertThat(tell(States.firing().severity(Severity.RECORD).revision(4))).isEqualTo(Decision.CLOSE);
        assertThat(tell(States.firing().severity(Severity.PAGE).revision(5))).isEqualTo(Decision.OPEN);
        assertThat(tell(States.firing().replayed().life("second").revision(6))).isEqualTo(Decision.CLOSE);
    }

    /** It was older than itself, and the page stayed open until the next state. */
    @Test
    void anEndUnderTheRevisionOfAStateForNobodyIsToldAgainUntilItIsSure() {
        tell(States.firing().life("first").revision(3));
        Alert recorded = States.firing()
                .life("second")
                .severity(Severity.RECORD)
                .revision(4)
                .alert();
        assertThat(ledger.see(recorded, NOW, NOW)).isEqualTo(Decision.CLOSE);
        ledger.begin(recorded, Decision.CLOSE, NOW);
        assertThat(ledger.see(recorded, NOW, NOW)).isEqualTo(Decision.CLOSE);
        ledger.tell(recorded, Decision.CLOSE, NOW);
        assertThat(ledger.see(recorded, NOW, NOW).isTold()).isFalse();
    }

    @Test
    void nobodyIsCalledByNewsOfOneWhoIsLongSilent() {
        Alert alert = States.firing().alert();
        assertThat(ledger.see(alert, NOW - MAX_AGE - 1, NOW)).isEqualTo(Decision.TOO_OLD);
        assertThat(ledger.see(alert, NOW - MAX_AGE, NOW)).isEqualTo(Decision.OPEN);
    }

    @Test
    void anEndIsToldHoweverOldItIs() {
        tell(States.firing());
        assertThat(ledger.see(States.resolved().alert(), 0, NOW)).isEqualTo(Decision.CLOSE);
    }

    @Test
    void aRestoredLedgerGoesOnWhereTheOtherWas() {
        tell(States.firing());
        Ledger restored = new Ledger(MAX_AGE);
        restored.restore(ledger.of(States.firing().alert().key()).orElseThrow());
        assertThat(restored.see(States.firing().alert(), NOW, NOW)).isEqualTo(Decision.NOTHING_NEW);
        assertThat(restored.see(States.firing().revision(2).alert(), NOW, NOW)).isEqualTo(Decision.OLDER);
        assertThat(restored.see(States.resolved().alert(), NOW, NOW)).isEqualTo(Decision.CLOSE);
    }

    /** Whatever is lost, doubled or late: words alternate, and in the end people know what is. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void inTheEndPeopleKnowWhatIsAndNoWordCameTwice(long seed) {
        SplittableRandom dice = new SplittableRandom(seed);
        List<Alert> lives = new ArrayList<>();
        for (int revision = 1; revision <= 60; revision++) {
            boolean isOver = revision % 6 == 0;
            lives.add((isOver ? States.resolved() : States.firing())
                    .life("life-" + (revision - 1) / 6)
                    .revision(revision)
                    .severity(revision % 6 < 3 ? Severity.TICKET : Severity.PAGE)
                    .alert());
        }
        Newest order = new Newest();
        List<Decision> words = new ArrayList<>();
        for (int at = 0; at < lives.size(); at++) {
            if (dice.nextDouble() < 0.3 && at < lives.size() - 1) {
                continue;
            }
            Alert came = dice.nextDouble() < 0.2 ? lives.get(dice.nextInt(at + 1)) : lives.get(at);
            tellIfNew(came, order, words);
            tellIfNew(came, order, words);
        }
        tellIfNew(lives.get(lives.size() - 1), order, words);
        boolean isOpen = false;
        for (Decision word : words) {
            assertThat(word == Decision.OPEN || isOpen)
                    .as("%s of %s", word, words)
                    .isTrue();
            isOpen = word != Decision.CLOSE;
        }
        assertThat(isOpen).isFalse();
    }

    private void tellIfNew(Alert alert, Newest order, List<Decision> words) {
        if (order.take(alert)) {
            tell(alert, words);
        }
    }

    private Notice word(States state) {
        Alert alert = state.alert();
        return new Notice(
                alert, ledger.see(alert, NOW, NOW), ledger.of(alert.key()).orElse(null), Links.NONE);
    }

    private Decision see(States state) {
        return ledger.see(state.alert(), NOW, NOW);
    }

    private Decision tell(States state) {
        return tell(state.alert(), new ArrayList<>());
    }

    private Decision tell(Alert alert, List<Decision> words) {
        Decision decision = ledger.see(alert, NOW, NOW);
        if (decision.isTold()) {
            ledger.tell(alert, decision, NOW);
            words.add(decision);
        }
        return decision;
    }
}
