package xm.app.dispatch.kill;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import xm.Stays;
import xm.dispatch.States;

/** Whoever judges the trials sees what is lost in every life, not only in the last. */
class JudgementTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String KEY = "satisfied/gold/x/*";
    private static final long SECOND = 1_000;
    private static final long NOW = 1_795_255_560_000L;

    private final Truth truth = new Truth();
    private final Stays dispatcher = new Stays();
    private Receivers receivers;

    @BeforeEach
    void open() throws IOException {
        receivers = new Receivers(1);
        dispatcher.came(NOW);
    }

    @AfterEach
    void close() {
        receivers.close();
    }

    @Test
    void twoLivesThatEverybodyHeardOfAreClean() throws IOException {
        lives(60 * SECOND);
        webhook("L1", 1, "firing");
        webhook("L1", 2, "resolved");
        webhook("L2", 3, "firing");
        webhook("L2", 4, "resolved");
        pager("L1", "trigger");
        pager("L2", "trigger");
        pager("L2", "resolve");
        Judgement judgement = judge();
        assertThat(judgement.isClean()).isTrue();
        assertThat(judgement.lives).isEqualTo(2);
        assertThat(judgement.earlierTold).isEqualTo(1);
        assertThat(judgement.over).isZero();
    }

    /** Nothing was said of it. */
    @Test
    void anEndThatTheWebhookNeverHeardIsLostAlsoWhenTheNextLifeCame() throws IOException {
        lives(60 * SECOND);
        webhook("L1", 1, "firing");
        webhook("L2", 3, "firing");
        webhook("L2", 4, "resolved");
        pager("L1", "trigger");
        pager("L2", "trigger");
        pager("L2", "resolve");
        assertThat(judge().lost).containsExactly(KEY + ", life L1 is over and the webhook never heard so");
    }

    /** It counted as over before it could be told, however long it fired. */
    @Test
    void aLifeThatWasNeverToldThoughThereWasTimeIsLost() throws IOException {
        lives(60 * SECOND);
        onlyTheSecondIsTold();
        Judgement judgement = judge();
        assertThat(judgement.lost).containsExactly(KEY + ", life L1 not to pagerduty not to the webhook");
        assertThat(judgement.over).isZero();
    }

    @Test
    void aShortLifeMayBeOverBeforeItIsTold() throws IOException {
        lives(5 * SECOND);
        onlyTheSecondIsTold();
        Judgement judgement = judge();
        assertThat(judgement.lost).isEmpty();
        assertThat(judgement.earlierTold).isZero();
        assertThat(judgement.over).isEqualTo(1);
        assertThat(judgement.longestChanceMillis).isEqualTo(5 * SECOND);
    }

    @Test
    void aLifeMayBeOverWhileTheDispatcherWasAwayOrDiedOverAndOver() throws IOException {
        dispatcher.left(NOW + 2 * SECOND);
        dispatcher.came(NOW + 50 * SECOND);
        lives(60 * SECOND);
        onlyTheSecondIsTold();
        Judgement judgement = judge();
        assertThat(judgement.lost).isEmpty();
        assertThat(judgement.over).isEqualTo(1);
        assertThat(judgement.longestChanceMillis).isEqualTo(10 * SECOND);
    }

    private Judgement judge() {
        return Judgement.of(truth, receivers, dispatcher);
    }

    private void lives(long firstFiresMillis) {
        truth.take(States.firing().key(KEY).life("L1").revision(1).alert(), NOW);
        truth.take(States.resolved().key(KEY).life("L1").revision(2).alert(), NOW + firstFiresMillis);
        truth.take(States.firing().key(KEY).life("L2").revision(3).alert(), NOW + firstFiresMillis + 1);
        truth.take(States.resolved().key(KEY).life("L2").revision(4).alert(), NOW + firstFiresMillis + 2);
    }

    private void onlyTheSecondIsTold() throws IOException {
        webhook("L2", 3, "firing");
        webhook("L2", 4, "resolved");
        pager("L2", "trigger");
        pager("L2", "resolve");
    }

    private void webhook(String life, int revision, String what) throws IOException {
        receivers.inbox.take(JSON.readTree("""
                {"id": "%s.%d", "subject": "%s", "type": "io.experiencemonitor.alert.%s.v1",
                 "data": {"alertId": "%s", "revision": %d, "severity": "page"}}""".formatted(life, revision, KEY, what, life, revision)));
    }

    private void pager(String life, String action) throws IOException {
        receivers.incidents.take(JSON.readTree("""
                {"dedup_key": "experience-monitor/%s", "event_action": "%s",
                 "payload": {"severity": "critical", "custom_details": {"Alert": "%s, revision 1"}}}""".formatted(KEY, action, life)));
    }
}
