package xm.app.dispatch;

import xm.app.metric.OwnMetric;

/** What the dispatcher tells of itself at {@code /metrics}: name, labels and meaning. */
public enum DispatchMetric {
    SENT("xm_dispatch_sent", "counter", "words that a channel took: open, change, close", "channel", "decision"),
    SKIPPED("xm_dispatch_skipped", "counter", "states that were not worth a word, and why", "channel", "reason"),
    FAILED("xm_dispatch_failed", "counter", "tries that failed and words that were refused", "channel", "reason"),
    REFUSED(
            "xm_dispatch_refused",
            "counter",
            "words that were turned away for good: nobody was told; any is an alarm",
            "channel"),
    REMINDED("xm_dispatch_reminded", "counter", "times that everything that stands was told again", "channel"),
    WORKED(
            "xm_dispatch_last_success_timestamp_seconds",
            "gauge",
            "when a channel took something last, 0 if never; of alertmanager older than two resend is an alarm, the others"
                    + " are told only when there is something to tell",
            "channel"),
    QUEUE("xm_dispatch_queue", "gauge", "alerts that wait to be told", "channel"),
    OLDEST_UNSENT("xm_dispatch_oldest_unsent_seconds", "gauge", "how long the oldest of them waits", "channel"),
    CIRCUIT_OPEN("xm_dispatch_circuit_open", "gauge", "1 while a channel takes nothing", "channel"),
    PEER_DOWN(
            "xm_dispatch_peer_down",
            "gauge",
            "1 while one of several Alertmanagers takes nothing, though others may",
            "channel",
            "peer"),
    JOB_HEARD("xm_dispatch_job_heard_timestamp_seconds", "gauge", "when the job promise-watch was heard of last"),
    READ("xm_dispatch_alerts_read", "counter", "records of the topic of alerts: new, old, unreadable", "outcome"),
    OPEN(
            "xm_dispatch_alerts_open",
            "gauge",
            "alerts that fire now, drills and replayed ones apart; nothing until all are known",
            "severity"),
    ALERT_DELAY(
            "xm_dispatch_alert_delay_seconds",
            "histogram",
            "from the event time at which the evidence was complete until Kafka had the first word of the alert"),
    CANARY(
            "xm_dispatch_canary",
            "counter",
            "events of the canary: heard, lost (not heard within five minutes), failed (Kafka did not take it)",
            "outcome"),
    CANARY_HEARD(
            "xm_dispatch_canary_heard_timestamp_seconds",
            "gauge",
            "when the canary was heard last, before that when it was switched on; absent where it is off"),
    CANARY_SECONDS(
            "xm_dispatch_canary_seconds",
            "histogram",
            "from the moment Kafka has an event of the canary until a window that counts it can be read; the wait for the"
                    + " end of its window is part of it"),
    CANARY_ANSWERS(
            "xm_dispatch_canary_answers",
            "counter",
            "canaries that were heard, by what promise-watch did then: told, missing (not told within two and a half"
                    + " minutes); none where promise-watch was not heard of for a day",
            "outcome"),
    CANARY_ANSWERED(
            "xm_dispatch_canary_answered_timestamp_seconds",
            "gauge",
            "when promise-watch answered the canary last, before that since when its answer is awaited; absent where it is"
                    + " not"),
    CANARY_ANSWER_SECONDS(
            "xm_dispatch_canary_answer_seconds",
            "histogram",
            "from the moment Kafka has an event of the canary until the answer of promise-watch can be read among the"
                    + " alerts");

    @SuppressWarnings("ImmutableEnumChecker") // a record of texts is
    private final OwnMetric told;

    DispatchMetric(String key, String kind, String meaning, String... labels) {
        told = OwnMetric.of(key, kind, meaning, labels);
    }

    public OwnMetric told() {
        return told;
    }
}
