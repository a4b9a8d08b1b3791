package xm.app.drill;

import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import xm.alert.Figures;
import xm.app.config.DispatchConfig;
import xm.io.channel.AlertmanagerChannel;
import xm.io.channel.AlertmanagerView;

/** The hops of a drill in words: what is said of each when it is reached, and what to look at first when it is not. */
final class Advice {
    static final String JOB = "promise-watch";
    static final String SIGNALS = "experience-signals";
    static final String ANSWER = "answer";

    /** Three ticks of the job's clock. */
    private static final Duration FRESH = Duration.ofSeconds(30);

    private final DispatchConfig config;
    private final String inTime;
    /** Channels of which the ledger says nothing yet. */
    private final Set<String> unheard = new LinkedHashSet<>();

    Advice(DispatchConfig config, Duration within) {
        this.config = config;
        inTime = " within " + Figures.time(within.toMillis());
    }

    void onTheWayToSignals(Way way) {
        way.await(
                SIGNALS,
                "The job experience-signals did not tell of the event" + inTime,
                "the job: whether it runs (flink list), how far behind it is, and whether its checkpoints succeed, for"
                        + " what it writes may be seen only after each; then "
                        + config.topics().touchpointsRejected());
        way.awaitAfter(
                SIGNALS,
                ANSWER,
                "The job promise-watch did not answer the event" + inTime,
                "the job: whether a promise book was ever applied (./xm promises show), how far behind it is, and whether"
                        + " its checkpoints succeed; one of a release before the dispatcher's does not answer");
    }

    void onTheWayThere(Way way, List<String> channels, List<URI> peers) {
        way.await(
                JOB,
                "The job promise-watch was not heard of" + inTime,
                "the job: whether it runs (flink list), and which Kafka it writes to");
        unheard.addAll(channels);
        channels.forEach(channel -> way.await(channel, "xm dispatch did not tell " + channel + inTime, dispatcher()));
        peers.forEach(peer -> way.awaitAfter(
                AlertmanagerChannel.NAME,
                peer.toString(),
                peer + " did not hold the alert" + inTime,
                "Alertmanager: whether " + peer + "/-/ready answers, and whether xm dispatch names it in"
                        + " alertmanager.urls"));
    }

    void onTheWayBack(Way way, List<String> channels, List<URI> peers) {
        unheard.clear();
        unheard.addAll(channels);
        channels.forEach(channel ->
                way.await(channel, "xm dispatch did not tell " + channel + " the end" + inTime, dispatcher()));
        peers.forEach(peer -> way.awaitAfter(
                AlertmanagerChannel.NAME,
                peer.toString(),
                peer + " still held the alert after" + inTime.substring(" within".length()),
                "the clocks of this machine and of Alertmanager, and the log of xm dispatch"));
    }

    private String dispatcher() {
        String runs = config.metricsPort() == 0
                ? "xm dispatch: whether it runs"
                : "xm dispatch: whether it runs (http://" + config.metricsHost() + ':' + config.metricsPort()
                        + "/metrics)";
        return runs + ", whether it has the same kafka.bootstrap and kafka.topic-prefix, and its log; then ask the"
                + " channel: ./xm doctor --dispatch FILE";
    }

    /** The job said so long ago that it lives. */
    void heard(Way way, Duration age) {
        if (age.compareTo(FRESH) <= 0) {
            way.reach(JOB, "job promise-watch lives, heard of " + Figures.time(age.toMillis()) + " ago");
        } else {
            way.doubt(
                    JOB,
                    "The job promise-watch was heard of last " + Figures.time(age.toMillis()) + " ago",
                    "the job: whether it runs (flink list), and whether its checkpoints succeed, for what it writes"
                            + " is seen after each");
        }
    }

    /** The event was counted in a window that ended so long after it. */
    void counted(Way way, Duration windowEnd) {
        way.reach(
                SIGNALS,
                "job experience-signals told of it, in a window that ended " + Figures.time(windowEnd.toMillis())
                        + " after it");
    }

    /** The desk told that it heard of the event. */
    void answered(Way way) {
        way.reach(
                ANSWER,
                "job promise-watch answered it, topic " + config.topics().experienceAlerts());
    }

    /** A word is on its way to a channel, which has said nothing yet. */
    void tried(Way way, String channel, boolean isFiring) {
        if (way.isBack() != isFiring) {
            runs(way, channel);
            way.doubt(
                    channel,
                    "xm dispatch tried, and " + channel + " did not say" + inTime + " that it took "
                            + (isFiring ? "it" : "its end"),
                    "the channel: ./xm doctor --dispatch FILE; then the log of xm dispatch, which has what it answered");
        }
    }

    /** The channel said that it took a word. */
    void told(Way way, String channel, boolean isFiring) {
        if (way.isBack() != isFiring) {
            runs(way, channel);
            way.reach(channel, "xm dispatch: channel " + channel + (isFiring ? " took it" : " took its end"));
        }
    }

    /** It told one channel, or tried to: where it does not tell another, the trouble is with that. */
    private void runs(Way way, String heard) {
        unheard.remove(heard);
        unheard.forEach(channel -> way.doubt(
                channel,
                "xm dispatch runs, for it turned to " + heard + ", and did not tell " + channel
                        + (way.isBack() ? " the end" : "") + inTime,
                "the channel: ./xm doctor --dispatch FILE; one that was away is tried again after a minute at the latest,"
                        + " and the log of xm dispatch has what it answered"));
    }

    void held(Way way, URI peer, AlertmanagerView.Held held) {
        if (held.trouble() != null) {
            way.doubt(
                    peer.toString(),
                    peer + " cannot be asked: " + held.trouble(),
                    "Alertmanager: whether " + peer + "/-/ready answers");
        } else if (!way.isBack() && held.isHeld()) {
            String receivers = held.receivers().isEmpty() ? "nobody" : String.join(", ", held.receivers());
            way.reach(
                    peer.toString(),
                    "Alertmanager " + peer + " holds it, for " + receivers + (held.isMuted() ? ", muted" : ""));
        } else if (way.isBack() && !held.isHeld()) {
            way.reach(peer.toString(), "Alertmanager " + peer + " let it go");
        }
    }
}
