package xm.io.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import xm.dispatch.Notice;
import xm.dispatch.States;
import xm.dispatch.Told;

/** What becomes of words where a channel is away, slow, refuses, or we fail ourselves. */
class OutboxTroubleTest extends OutboxScene {
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
}
