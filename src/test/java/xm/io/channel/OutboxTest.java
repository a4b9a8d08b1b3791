package xm.io.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import xm.dispatch.Ledger;
import xm.dispatch.Links;
import xm.dispatch.Notice;
import xm.dispatch.States;
import xm.dispatch.Told;
import xm.promise.Severity;

class OutboxTest {
    private static final long NOW = 1_795_255_560_000L;
    private static final long MINUTE = 60_000;
    private static final String KEY = "satisfied/gold/checkout/*";

    private final Standing standing = new Standing();
    private final KeptInMemory kept = new KeptInMemory();
    private final Counts counts = new Counts();
    private final TurnableClock clock = new TurnableClock(NOW);
    private long heard = NOW;

    @Test
    void tellsAWordOnceAndKeepsThatItDid() {
        ScriptedChannel channel = new ScriptedChannel(null);
        Outbox outbox = outbox(channel);
        put(outbox, States.firing());
        turn(outbox, NOW);
        put(outbox, States.firing());
        turn(outbox, NOW + 1);
        assertThat(channel.words).containsExactly("open " + KEY + " 3");
        assertThat(kept.words).containsExactly("telling 3", "told 3");
    }

    @Test
    void whatChangedTwiceWhileAChannelWasAwayIsToldOnce() {
        ScriptedChannel channel = new ScriptedChannel(null);
        Outbox outbox = outbox(channel);
        put(outbox, States.firing().severity(Severity.TICKET));
        turn(outbox, NOW);
        channel.answers.add(Answer.later("HTTP 503"));
        put(outbox, States.firing().severity(Severity.PAGE).revision(4));
        long retry = turn(outbox, NOW);
        put(outbox, States.resolved().revision(5));
        turn(outbox, retry - 1);
        assertThat(channel.words).as("not before it is time").hasSize(1);
        turn(outbox, retry);
        assertThat(channel.words).containsExactly("open " + KEY + " 3", "close " + KEY + " 5");
        assertThat(counts.counts).containsEntry("failed HTTP 503", 1);
    }

    @Test
    void aChannelThatSaysHowLongToWaitIsLeftAloneForSoLong() {
        ScriptedChannel channel = new ScriptedChannel(null);
        channel.answers.add(Answer.later(Duration.ofSeconds(77), "HTTP 429"));
        Outbox outbox = outbox(channel);
        put(outbox, States.firing());
        assertThat(turn(outbox, NOW)).isEqualTo(NOW + 77_000);
        assertThat(outbox.oldestMillis(NOW + 77_000)).isEqualTo(77_000);
        turn(outbox, NOW + 77_000);
        assertThat(channel.words).hasSize(1);
        assertThat(outbox.size()).isZero();
    }

    /** A pause was counted from when the turn began, and was over when the answer came. */
    @Test
    void aPauseBeginsWhenTheAnswerIsIn() {
        ScriptedChannel channel = new ScriptedChannel(null) {
            @Override
            public Answer tell(Notice notice) {
                clock.pass(4_000);
                return super.tell(notice);
            }
        };
        Outbox outbox = outbox(channel);
        channel.answers.addAll(
                List.of(Answer.TAKEN, Answer.TAKEN, Answer.TAKEN, Answer.later(Duration.ofSeconds(6), "HTTP 429")));
        for (int at = 0; at < 4; at++) {
            put(outbox, States.firing().key("word-" + at + "/gold/checkout/*"));
        }
        assertThat(turn(outbox, NOW)).isEqualTo(NOW + 16_000 + 6_000);

        channel.answers.add(Answer.unsure("no answer in time"));
        long next = turn(outbox, NOW + 22_000);
        assertThat(next).as("after a word that nobody answered").isGreaterThan(NOW + 26_000);
        assertThat(kept.told)
                .filteredOn(Told::isSure)
                .extracting(Told::toldMillis)
                .containsExactly(NOW + 4_000, NOW + 8_000, NOW + 12_000);
    }

    /** All were noted at once before the first was told, and those that were not tried were taken back: a square of records. */
    @Test
    void aWordIsNotedJustBeforeItIsTold() {
        ScriptedChannel channel = new ScriptedChannel(null);
        Outbox outbox = outbox(channel);
        for (int at = 0; at < 30; at++) {
            put(outbox, States.firing().key("word-" + at + "/gold/checkout/*"));
        }
        long now = NOW;
        for (int at = 0; at < 30; at++) {
            channel.answers.addAll(List.of(Answer.TAKEN, Answer.later("HTTP 503")));
            now = turn(outbox, now);
        }
        assertThat(outbox.size()).isZero();
        assertThat(channel.words).hasSize(30).doesNotHaveDuplicates();
        assertThat(kept.words).as("each twice, and what was late twice more").hasSizeLessThanOrEqualTo(30 * 4);
    }

    /** With a key that was revoked every page was dropped, and all metrics said that it works. */
    @Test
    void aChannelThatRefusesEveryWordHasNotWorkedAndTakesNothing() {
        ScriptedChannel channel = new ScriptedChannel(null);
        Outbox outbox = outbox(channel);
        for (int at = 0; at < 3; at++) {
            assertThat(outbox.isOpen()).isFalse();
            channel.answers.add(Answer.refused("HTTP 400"));
            put(outbox, States.firing().key("word-" + at + "/gold/checkout/*"));
            turn(outbox, NOW + at);
        }
        assertThat(outbox.isOpen()).isTrue();
        assertThat(counts.counts).containsEntry("refused", 3).doesNotContainKey("worked");

        put(outbox, States.firing());
        turn(outbox, NOW + 4);
        assertThat(channel.words).as("it is not left alone for that").containsExactly("open " + KEY + " 3");
        assertThat(outbox.isOpen()).isFalse();
        assertThat(counts.counts).containsEntry("worked", 1);
    }

    @Test
    void aReminderThatIsRefusedIsNoSuccessAndIsNotSentWithoutAPause() {
        ScriptedChannel channel = new ScriptedChannel(Duration.ofMinutes(1));
        channel.answers.add(Answer.refused("HTTP 400"));
        assertThat(turn(outbox(channel), NOW)).isGreaterThan(NOW + 1_000);
        assertThat(counts.counts).doesNotContainKey("worked");
    }

    /** Its end was never told, and the receiver held both to be open. */
    @Test
    void aLifeThatEndedUnheardIsEndedBeforeTheNextOneOpens() {
        ScriptedChannel channel = new EachLife();
        Outbox outbox = outbox(channel);
        put(outbox, States.firing().life("first"));
        turn(outbox, NOW);
        put(outbox, States.resolved().life("first"));
        put(outbox, States.firing().life("second").revision(5));
        turn(outbox, turn(outbox, NOW + 1));
        assertThat(channel.ids).containsExactly("first.3", "first.4.over", "second.5");

        put(outbox, States.firing().life("third").revision(8));
        turn(outbox, turn(outbox, NOW + 2));
        assertThat(channel.ids).as("nobody said how the second ended").endsWith("second.6.over", "third.8");
        assertThat(kept.told.get(kept.told.size() - 1).alertId()).isEqualTo("third");
        assertThat(outbox.size()).isZero();
    }

    @Test
    void anEndOfThePastThatIsRefusedKeepsNobodyFromTheNextLife() {
        ScriptedChannel channel = new EachLife();
        Outbox outbox = outbox(channel);
        put(outbox, States.firing().life("first"));
        turn(outbox, NOW);
        channel.answers.add(Answer.refused("HTTP 400"));
        put(outbox, States.firing().life("second").revision(5));
        turn(outbox, turn(outbox, NOW + 1));
        assertThat(channel.ids).containsExactly("first.3", "second.5");
        assertThat(outbox.size()).isZero();
    }

    /** One that knows an alert by its key goes on with it. */
    @Test
    void whoKnowsAlertsByTheirKeyIsToldOfTheNextLifeAlone() {
        ScriptedChannel channel = new ScriptedChannel(null);
        Outbox outbox = outbox(channel);
        put(outbox, States.firing().life("first"));
        turn(outbox, NOW);
        put(outbox, States.firing().life("second").revision(5));
        turn(outbox, NOW + 1);
        assertThat(channel.ids).containsExactly("first.3", "second.5");
    }

    private static final class EachLife extends ScriptedChannel {
        EachLife() {
            super(null);
        }

        @Override
        public boolean isToldOfEachLife() {
            return true;
        }
    }

    @Test
    void aRefusedWordDoesNotHoldUpTheOthers() {
        ScriptedChannel channel = new ScriptedChannel(null);
        channel.answers.add(Answer.refused("HTTP 400"));
        Outbox outbox = outbox(channel);
        put(outbox, States.firing());
        put(outbox, States.firing().key("other/gold/checkout/*"));
        turn(outbox, NOW);
        assertThat(channel.words).containsExactly("open other/gold/checkout/* 3");
        assertThat(outbox.size()).isZero();
        assertThat(outbox.isOpen()).isFalse();
    }

    @Test
    void theCircuitOpensAfterThreeFailuresAndClosesWithAWord() {
        ScriptedChannel channel = new ScriptedChannel(null);
        Outbox outbox = outbox(channel);
        put(outbox, States.firing());
        long now = NOW;
        for (int failure = 1; failure <= 3; failure++) {
            channel.answers.add(Answer.later("cannot connect"));
            assertThat(outbox.isOpen()).isFalse();
            now = turn(outbox, now);
        }
        assertThat(outbox.isOpen()).isTrue();
        turn(outbox, now);
        assertThat(outbox.isOpen()).isFalse();
        assertThat(channel.words).hasSize(1);
    }

    @Test
    void aChannelThatTakesSomeWordsIsNotLeftAloneForLongerEachTime() {
        ScriptedChannel channel = new ScriptedChannel(null);
        Outbox outbox = outbox(channel);
        long now = NOW;
        for (int turn = 0; turn < 10; turn++) {
            put(outbox, States.firing().key("taken-" + turn + "/gold/checkout/*"));
            put(outbox, States.firing().key("late-" + turn + "/gold/checkout/*"));
            channel.answers.add(Answer.TAKEN);
            channel.answers.add(Answer.later("HTTP 503"));
            long next = turn(outbox, now);
            assertThat(next - now).isLessThanOrEqualTo(2_000);
            assertThat(outbox.isOpen()).isFalse();
            now = next;
        }
    }

    @Test
    void aChannelThatIsGoneIsNeverTriedAgain() {
        ScriptedChannel channel = new ScriptedChannel(null);
        channel.answers.add(Answer.gone("HTTP 410"));
        Outbox outbox = outbox(channel);
        put(outbox, States.firing());
        assertThat(turn(outbox, NOW)).isEqualTo(Long.MAX_VALUE);
        assertThat(turn(outbox, NOW + 1_000_000)).isEqualTo(Long.MAX_VALUE);
        assertThat(channel.words).isEmpty();
    }

    @Test
    void whatNobodyBelievesIsToldWhenTheJobIsHeardOfAgain() {
        ScriptedChannel channel = new ScriptedChannel(null);
        Outbox outbox = outbox(channel);
        heard = NOW - 16 * MINUTE;
        put(outbox, States.firing());
        turn(outbox, NOW);
        assertThat(channel.words).isEmpty();
        heard = NOW + MINUTE;
        turn(outbox, NOW + MINUTE);
        assertThat(channel.words).containsExactly("open " + KEY + " 3");
    }

    @Test
    void aChannelThatForgetsIsRemindedOfWhatFiresAndForAWhileOfWhatIsOver() {
        ScriptedChannel channel = new ScriptedChannel(Duration.ofMinutes(1));
        Outbox outbox = outbox(channel);
        put(outbox, States.firing());
        turn(outbox, NOW);
        put(outbox, States.firing().revision(4));
        turn(outbox, NOW + MINUTE);
        put(outbox, States.resolved().revision(5));
        turn(outbox, NOW + 2 * MINUTE);
        heard = NOW + 17 * MINUTE;
        turn(outbox, NOW + 17 * MINUTE);
        turn(outbox, NOW + 18 * MINUTE);
        assertThat(channel.words).containsExactly("open " + KEY + " 3", "close " + KEY + " 5");
        assertThat(channel.reminders)
                .containsExactly(
                        List.of("nothing-new " + KEY + " 3"),
                        List.of("nothing-new " + KEY + " 4"),
                        List.of("close " + KEY + " 5"),
                        List.of("close " + KEY + " 5"),
                        List.of());
    }

    @Test
    void afterARestartItRemindsAtOnceAndTellsNothingTwice() {
        put(outbox(new ScriptedChannel(null)), States.firing());
        ScriptedChannel channel = new ScriptedChannel(Duration.ofMinutes(1));
        Outbox restarted = outbox(channel);
        restarted.restore(new Told(KEY, alertId(), 3, Severity.PAGE, Severity.PAGE, true, NOW, NOW));
        restarted.offer(KEY, NOW);
        turn(restarted, NOW);
        assertThat(channel.words).isEmpty();
        assertThat(channel.reminders).containsExactly(List.of("nothing-new " + KEY + " 3"));
        assertThat(kept.words).isEmpty();
    }

    @Test
    void nothingIsKeptAliveOnTheWordOfAJobThatIsSilentForLong() {
        ScriptedChannel channel = new ScriptedChannel(Duration.ofMinutes(1));
        Outbox outbox = outbox(channel);
        put(outbox, States.firing());
        turn(outbox, NOW);
        turn(outbox, NOW + 61 * MINUTE);
        assertThat(channel.reminders).containsExactly(List.of("nothing-new " + KEY + " 3"), List.of());
    }

    @Test
    void aChannelThatIsAwayIsTriedAtLeastAsOftenAsItIsReminded() {
        ScriptedChannel channel = new ScriptedChannel(Duration.ofMinutes(1));
        Outbox outbox = outbox(channel);
        put(outbox, States.firing());
        long now = NOW;
        for (int failure = 0; failure < 20; failure++) {
            channel.answers.add(Answer.later("cannot connect"));
            long next = turn(outbox, now);
            assertThat(next - now).isBetween(1_000L, MINUTE);
            now = next;
        }
    }

    @Test
    void whatMayHaveBeenTakenIsClosedWhenItIsOver() {
        ScriptedChannel channel = new ScriptedChannel(null);
        channel.answers.add(Answer.unsure("no answer in time"));
        Outbox outbox = outbox(channel);
        put(outbox, States.firing());
        long retry = turn(outbox, NOW);
        put(outbox, States.resolved());
        turn(outbox, retry);
        assertThat(channel.words).containsExactly("close " + KEY + " 4");
    }

    @Test
    void whatWasSurelyNotTakenIsForgottenAndItsEndIsNoWord() {
        ScriptedChannel channel = new ScriptedChannel(null);
        channel.answers.add(Answer.later("HTTP 503"));
        Outbox outbox = outbox(channel);
        put(outbox, States.firing());
        long retry = turn(outbox, NOW);
        put(outbox, States.resolved());
        turn(outbox, retry);
        assertThat(channel.words).isEmpty();
        assertThat(kept.words).containsExactly("telling 3", "forgotten 3");
    }

    @Test
    void wordsAfterOneThatMayHaveBeenTakenWereNotTried() {
        ScriptedChannel channel = new ScriptedChannel(null);
        channel.answers.add(Answer.unsure("no answer in time"));
        Outbox outbox = outbox(channel);
        put(outbox, States.firing());
        put(outbox, States.firing().key("other/gold/checkout/*"));
        turn(outbox, NOW);
        assertThat(kept.words).containsExactly("telling 3");
        assertThat(kept.told).extracting(Told::key).containsExactly(KEY);
        assertThat(outbox.size()).isEqualTo(2);
    }

    @Test
    void anEndThatIsRefusedLeavesOpenWhatWasOpen() {
        ScriptedChannel channel = new ScriptedChannel(null);
        Outbox outbox = outbox(channel);
        put(outbox, States.firing());
        turn(outbox, NOW);
        channel.answers.add(Answer.refused("HTTP 400"));
        put(outbox, States.resolved());
        turn(outbox, NOW);
        assertThat(kept.words).containsExactly("telling 3", "told 3", "telling 4", "told 3");
    }

    @Test
    void aFaultOfOursWithOneAlertKeepsNoOtherFromPeople() {
        ScriptedChannel channel = new ScriptedChannel(null) {
            @Override
            public Answer tell(Notice notice) {
                if (notice.alert().key().startsWith("bad/")) {
                    throw new IllegalStateException("a bug");
                }
                return super.tell(notice);
            }
        };
        Outbox outbox = outbox(channel);
        put(outbox, States.firing().key("bad/gold/checkout/*"));
        put(outbox, States.firing());
        turn(outbox, NOW);
        assertThat(channel.words).contains("open " + KEY + " 3");
        assertThat(counts.counts).containsEntry("failed fault of ours: IllegalStateException", 1);
        assertThat(outbox.size()).isZero();
    }

    /** A fault while a word was kept lost it until the alert changed again. */
    @Test
    void whatAFaultOfOursInterruptedIsTriedOnceMore() {
        int[] faults = {1};
        Kept faulty = new Kept() {
            @Override
            public void keep(String name, Told told) {
                kept.keep(name, told);
            }

            @Override
            public void keepFirst(String name, List<Told> words) {
                if (faults[0]-- > 0) {
                    throw new IllegalStateException("a bug");
                }
                kept.keepFirst(name, words);
            }

            @Override
            public void forget(String name, Told told) {
                kept.forget(name, told);
            }
        };
        ScriptedChannel channel = new ScriptedChannel(null);
        Outbox outbox = outbox(channel, faulty);
        put(outbox, States.firing());

        assertThatThrownBy(() -> turn(outbox, NOW)).hasMessage("a bug");
        assertThat(outbox.size()).isEqualTo(1);
        turn(outbox, NOW + 1);
        assertThat(channel.words).containsExactly("open " + KEY + " 3");
        assertThat(outbox.size()).isZero();

        faults[0] = 2;
        put(outbox, States.resolved());
        assertThatThrownBy(() -> turn(outbox, NOW + 2)).hasMessage("a bug");
        assertThatThrownBy(() -> turn(outbox, NOW + 3)).hasMessage("a bug");
        assertThat(outbox.size()).as("one that fails again holds up nobody").isZero();
    }

    /** Killed after the channel took it and before that was kept. */
    @Test
    void afterACrashAWordGoesOutAgainUnderItsIdAndItsEndIsTold() {
        Outbox killed = outbox(new ScriptedChannel(null));
        put(killed, States.firing());
        turn(killed, NOW);
        Told telling = kept.told.get(0);

        ScriptedChannel channel = new ScriptedChannel(null);
        Outbox restarted = outbox(channel);
        restarted.restore(telling);
        put(restarted, States.firing().revision(7));
        turn(restarted, NOW);
        assertThat(channel.words).containsExactly("open " + KEY + " 7");
        assertThat(channel.ids).containsExactly(alertId() + ".3");

        ScriptedChannel other = new ScriptedChannel(null);
        Outbox late = outbox(other);
        late.restore(telling);
        put(late, States.resolved().revision(8));
        turn(late, NOW);
        assertThat(other.words).containsExactly("close " + KEY + " 8");
    }

    private Outbox outbox(Channel channel) {
        return outbox(channel, kept);
    }

    private Outbox outbox(Channel channel, Kept keeping) {
        return new Outbox(
                channel,
                standing,
                new Ledger(15 * MINUTE),
                keeping,
                OutboxSettings.DEFAULT,
                () -> heard,
                counts,
                clock,
                () -> 0.5);
    }

    private long turn(Outbox outbox, long nowMillis) {
        clock.set(nowMillis);
        return outbox.turn();
    }

    private void put(Outbox outbox, States state) {
        standing.put(new Sighting(state.alert(), Links.NONE));
        outbox.offer(state.alert().key(), NOW);
    }

    private static String alertId() {
        return States.firing().alert().alertId();
    }
}
