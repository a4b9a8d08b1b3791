package xm.io.kafka;

import java.io.Serializable;
import java.util.List;

/**
 * The names of the topics, all with the same prefix; fixed, because other teams' code rests on them.
 *
 * @param prefix put before every name as it is, {@code ""} for none
 */
public record Topics(String prefix) implements Serializable {
    public String touchpoints() {
        return prefix + "touchpoints";
    }

    public String customerSegments() {
        return prefix + "customer-segments";
    }

    public String promiseBook() {
        return prefix + "promise-book";
    }

    public String touchpointsRejected() {
        return prefix + "touchpoints-rejected";
    }

    public String experienceSignals() {
        return prefix + "experience-signals";
    }

    public String customerExceptions() {
        return prefix + "customer-exceptions";
    }

    public String promiseVerdicts() {
        return prefix + "promise-verdicts";
    }

    public String experienceAlerts() {
        return prefix + "experience-alerts";
    }

    /** What each channel to people on call was told last of each alert. */
    public String alertLedger() {
        return prefix + "alert-ledger";
    }

    /** That a job lives, whether or not anything comes in. */
    public String jobHeartbeats() {
        return prefix + "job-heartbeats";
    }

    /** That a customer was forgotten on request. */
    public String erasureReceipts() {
        return prefix + "erasure-receipts";
    }

    /** All of them, what comes in first. */
    public List<String> all() {
        return List.of(
                touchpoints(),
                customerSegments(),
                promiseBook(),
                touchpointsRejected(),
                experienceSignals(),
                customerExceptions(),
                promiseVerdicts(),
                experienceAlerts(),
                alertLedger(),
                jobHeartbeats(),
                erasureReceipts());
    }
}
