package xm.io.channel;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import xm.dispatch.States;
import xm.dispatch.Told;
import xm.promise.Severity;

/** Each life of an alert is opened and closed once, whatever was not answered and whoever was started again. */
class OutboxLivesTest extends OutboxScene {
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
        assertThat(channel.boards).containsExactly("board/first", "board/first", "board/second");

        put(outbox, States.firing().life("third").revision(8));
        turn(outbox, turn(outbox, NOW + 2));
        assertThat(channel.ids).as("nobody said how the second ended").endsWith("second.6.over", "third.8");
        assertThat(channel.boards)
                .as("what the third links to begins after the second was over")
                .endsWith(null, "board/third");
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

    /** Its end was swallowed, and the next life went by another name there: the page stayed open for ever. */
    @Test
    void theEndOfAnEarlierLifeIsRemindedOfBesideTheNextLife() {
        ScriptedChannel channel = new EachLife(Duration.ofMinutes(1));
        Outbox outbox = outbox(channel);
        endFirst(outbox);
        put(outbox, States.firing().life("second").revision(5).severity(Severity.TICKET));
        turn(outbox, NOW + 2 * MINUTE);
        heard = NOW + 25 * HOUR;
        turn(outbox, NOW + 25 * HOUR);
        assertThat(channel.ids).containsExactly("first.3", "first.4.over", "second.5");
        assertThat(channel.reminders)
                .containsExactly(
                        List.of("nothing-new " + KEY + " 3"),
                        List.of("close " + KEY + " 4"),
                        List.of("nothing-new " + KEY + " 5", "close " + KEY + " 4"),
                        List.of("nothing-new " + KEY + " 5"));
    }

    /** Who goes on under the same name says by that how it stands. */
    @Test
    void theEndOfAnEarlierLifeOfTheSameNameIsNotRemindedOf() {
        ScriptedChannel channel = new EachLife(Duration.ofMinutes(1));
        Outbox outbox = outbox(channel);
        endFirst(outbox);
        put(outbox, States.firing().life("second").revision(5));
        turn(outbox, NOW + 2 * MINUTE);
        assertThat(channel.reminders).endsWith(List.of("nothing-new " + KEY + " 5"));
    }

    /** The first life is told and, a minute later, over. */
    private void endFirst(Outbox outbox) {
        put(outbox, States.firing().life("first"));
        turn(outbox, NOW);
        put(outbox, States.resolved().life("first").revision(4));
        turn(outbox, NOW + MINUTE);
    }

    private static final class EachLife extends ScriptedChannel {
        EachLife() {
            this(null);
        }

        EachLife(Duration resend) {
            super(resend);
        }

        @Override
        public boolean isToldOfEachLife() {
            return true;
        }
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
}
