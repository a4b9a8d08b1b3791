package xm.customer.cases;

import java.time.Instant;
import xm.event.CaseUpdate;
import xm.event.Channel;
import xm.event.Complaint;
import xm.event.Kind;
import xm.event.Origin;
import xm.event.Touchpoint;

/** Events of cases for tests, in words: {@code of("4711").at(hour(3)).resolved()}. */
final class CaseEvents {
    static final long MORNING = Instant.parse("2026-11-21T10:00:00Z").toEpochMilli();
    static final long MINUTE = 60_000;
    static final long HOUR = 60 * MINUTE;
    static final long DAY = 24 * HOUR;

    private final String caseId;
    private long timeMillis = MORNING;
    private String touchpoint = "support";
    private String customer = "c-1";
    private Origin origin;
    private Double targetSeconds;
    private Boolean isInTarget;

    private CaseEvents(String caseId) {
        this.caseId = caseId;
    }

    static CaseEvents of(String caseId) {
        return new CaseEvents(caseId);
    }

    static long hour(double hours) {
        return MORNING + Math.round(hours * HOUR);
    }

    CaseEvents at(long millis) {
        timeMillis = millis;
        return this;
    }

    CaseEvents touchpoint(String name) {
        touchpoint = name;
        return this;
    }

    CaseEvents customer(String id) {
        customer = id;
        return this;
    }

    CaseEvents origin(Origin value) {
        origin = value;
        return this;
    }

    CaseEvents targetHours(double hours) {
        targetSeconds = hours * 3_600;
        return this;
    }

    CaseEvents target(Double seconds) {
        targetSeconds = seconds;
        return this;
    }

    CaseEvents verdict(Boolean value) {
        isInTarget = value;
        return this;
    }

    Touchpoint opened() {
        return status(CaseUpdate.Status.OPENED);
    }

    Touchpoint acknowledged() {
        return status(CaseUpdate.Status.ACKNOWLEDGED);
    }

    Touchpoint resolved() {
        return status(CaseUpdate.Status.RESOLVED);
    }

    Touchpoint reopened() {
        return status(CaseUpdate.Status.REOPENED);
    }

    Touchpoint closed() {
        return status(CaseUpdate.Status.CLOSED);
    }

    Touchpoint status(CaseUpdate.Status status) {
        return event(Kind.CASE, null, new CaseUpdate(caseId, status, targetSeconds, isInTarget));
    }

    Touchpoint complaint(Integer severity) {
        return event(Kind.COMPLAINT, new Complaint(caseId, severity, null), null);
    }

    private Touchpoint event(Kind kind, Complaint complaint, CaseUpdate update) {
        return new Touchpoint(
                "e-1",
                "desk",
                timeMillis,
                kind,
                touchpoint,
                Channel.EMAIL,
                customer,
                null,
                null,
                null,
                origin,
                null,
                null,
                null,
                null,
                null,
                null,
                complaint,
                update,
                null,
                null,
                null,
                null,
                null);
    }
}
