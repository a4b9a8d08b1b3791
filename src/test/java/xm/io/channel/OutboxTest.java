package xm.io.channel;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import xm.dispatch.States;
import xm.promise.Severity;

/** What a channel is told, once and when it is time. */
class OutboxTest extends OutboxScene {
    private static final long DAY = 24 * 60 * MINUTE;

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

    @Test
    void whatNobodyBelievesIsToldWhenTheJobIsHeardOfAgain() {
        ScriptedChannel channel = new ScriptedChannel(null);
        Outbox outbox = outbox(channel);
        heard = NOW - 16 * MINUTE;
        put(outbox, States.firing());
        turn(outbox, NOW);
        assertThat(channel.words).isEmpty();
        assertThat(outbox.size()).as("it waits all the same").isEqualTo(1);
        assertThat(outbox.oldestMillis(NOW + MINUTE)).isEqualTo(MINUTE);
        heard = NOW + MINUTE;
        turn(outbox, NOW + MINUTE);
        assertThat(channel.words).containsExactly("open " + KEY + " 3");
        assertThat(outbox.size()).isZero();
    }

    /** A proxy that said no for a moment kept a page from people for ever. */
    @Test
    void whatAChannelThatForgetsRefusedIsTriedAgainWithEachReminder() {
        ScriptedChannel channel = new ScriptedChannel(Duration.ofMinutes(1));
        Outbox outbox = outbox(channel);
        channel.answers.add(Answer.refused("HTTP 400"));
        put(outbox, States.firing());
        turn(outbox, NOW);
        assertThat(channel.words).isEmpty();
        turn(outbox, NOW + 1);
        assertThat(channel.words).containsExactly("open " + KEY + " 3");
        assertThat(channel.reminders).containsExactly(List.of());
        turn(outbox, NOW + MINUTE);
        assertThat(channel.words).hasSize(1);
    }

    @Test
    void aChannelThatForgetsIsRemindedOfWhatFiresAndForADayOfWhatIsOver() {
        ScriptedChannel channel = new ScriptedChannel(Duration.ofMinutes(1));
        Outbox outbox = outbox(channel);
        put(outbox, States.firing());
        turn(outbox, NOW);
        put(outbox, States.firing().revision(4));
        turn(outbox, NOW + MINUTE);
        put(outbox, States.resolved().revision(5));
        turn(outbox, NOW + 2 * MINUTE);
        heard = NOW + DAY + 2 * MINUTE;
        turn(outbox, NOW + DAY + 2 * MINUTE);
        turn(outbox, NOW + DAY + 3 * MINUTE);
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
    void nothingIsKeptAliveOnTheWordOfAJobThatIsSilentForLong() {
        ScriptedChannel channel = new ScriptedChannel(Duration.ofMinutes(1));
        Outbox outbox = outbox(channel);
        put(outbox, States.firing());
        turn(outbox, NOW);
        turn(outbox, NOW + 61 * MINUTE);
        assertThat(channel.reminders).containsExactly(List.of("nothing-new " + KEY + " 3"), List.of());
    }
}
