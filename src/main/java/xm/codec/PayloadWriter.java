package xm.codec;

import java.io.IOException;
import xm.event.CaseUpdate;
import xm.event.Complaint;
import xm.event.Contact;
import xm.event.CsatScale;
import xm.event.Delivery;
import xm.event.Mention;
import xm.event.Purchase;
import xm.event.Quality;
import xm.event.Survey;
import xm.event.Visit;

/** The members of payloads, written into an object that is open already. */
final class PayloadWriter {
    private static final Survey NO_ANSWER = new Survey(null, null, null, null, null, null, null);

    private final MemberWriter out;

    PayloadWriter(MemberWriter out) {
        this.out = out;
    }

    void write(Survey survey) throws IOException {
        write(survey.csat());
        out.number("nps", survey.nps());
        if (survey.effort() != null) {
            out.open("effort");
            out.text("instrument", survey.effort().instrument().wireName());
            out.number("score", survey.effort().score());
            out.close();
        }
        out.number("success", survey.success());
        out.number("ease", survey.ease());
        out.number("emotion", survey.emotion());
        out.text("topic", survey.topic());
    }

    private void write(Survey.Satisfaction csat) throws IOException {
        if (csat == null) {
            return;
        }
        if (csat.scale() == CsatScale.ONE_TO_FIVE) {
            out.number("csat", csat.score());
            return;
        }
        out.open("csat");
        out.number("score", csat.score());
        out.text("scale", csat.scale().wireName());
        out.close();
    }

    void write(Contact contact) throws IOException {
        out.text("outcome", contact.outcome() == null ? null : contact.outcome().wireName());
        out.number("waitSeconds", contact.waitSeconds());
        out.number("handleSeconds", contact.handleSeconds());
        out.number("transfers", contact.transfers());
        out.flag("repeatedInformation", contact.repeatedInformation());
        out.text(
                "handledBy",
                contact.handledBy() == null ? null : contact.handledBy().wireName());
        out.text("topic", contact.topic());
    }

    void write(Visit visit) throws IOException {
        out.text("outcome", visit.outcome() == null ? null : visit.outcome().wireName());
        out.number("steps", visit.steps());
        out.number("expectedSteps", visit.expectedSteps());
        out.number("errors", visit.errors());
        out.number("durationSeconds", visit.durationSeconds());
    }

    void write(Quality quality) throws IOException {
        out.text("media", quality.media().wireName());
        if (quality.voice() != null) {
            out.text("codec", quality.voice().codec());
            out.number("oneWayDelayMs", quality.voice().oneWayDelayMs());
            out.number("rttMs", quality.voice().rttMs());
            out.number("jitterBufferMs", quality.voice().jitterBufferMs());
            out.number("lossPercent", quality.voice().lossPercent());
            out.number("burstRatio", quality.voice().burstRatio());
        }
        if (quality.web() != null) {
            out.number("lcpMs", quality.web().lcpMs());
            out.number("inpMs", quality.web().inpMs());
            out.number("cls", quality.web().cls());
            out.number("sessionSeconds", quality.web().sessionSeconds());
            out.number("expectedSeconds", quality.web().expectedSeconds());
        }
        if (quality.video() != null) {
            out.number("playSeconds", quality.video().playSeconds());
            out.number("stalls", quality.video().stalls());
            out.number("stallSeconds", quality.video().stallSeconds());
        }
        if (quality.api() != null) {
            out.number("durationMs", quality.api().durationMs());
            out.number("thresholdMs", quality.api().thresholdMs());
            out.flag("error", quality.api().error());
        }
        out.number("mos", quality.mos());
    }

    void write(Purchase purchase) throws IOException {
        out.number("amount", purchase.amount());
        out.text("currency", purchase.currency());
        out.number("items", purchase.items());
    }

    void write(Delivery delivery) throws IOException {
        out.text("status", delivery.status().wireName());
        out.number("lateMinutes", delivery.lateMinutes());
    }

    void write(Complaint complaint) throws IOException {
        out.text("case", complaint.caseId());
        out.number("severity", complaint.severity());
        out.text("topic", complaint.topic());
    }

    void write(CaseUpdate update) throws IOException {
        out.text("case", update.caseId());
        out.text("status", update.status().wireName());
        out.number("targetSeconds", update.targetSeconds());
        out.flag("inTarget", update.isInTarget());
    }

    void write(Mention mention) throws IOException {
        out.text("intent", mention.intent() == null ? null : mention.intent().wireName());
        out.number("sentiment", mention.sentiment());
        out.number("confidence", mention.confidence());
        out.number("reach", mention.reach());
    }

    /** Side by side where only one of them is there and says by itself which, else each in an object of its own. */
    void writeProbe(Survey survey, Contact contact, Visit visit) throws IOException {
        int count = (survey == null ? 0 : 1) + (contact == null ? 0 : 1) + (visit == null ? 0 : 1);
        boolean isPlain = isPlain(survey) || isPlain(contact) || isPlain(visit);
        boolean isFlat = count == 1 && isPlain;
        if (survey != null) {
            open("survey", isFlat);
            write(survey);
            close(isFlat);
        }
        if (contact != null) {
            open("contact", isFlat);
            write(contact);
            close(isFlat);
        }
        if (visit != null) {
            open("visit", isFlat);
            write(visit);
            close(isFlat);
        }
    }

    private static boolean isPlain(Survey survey) {
        return survey != null && !survey.equals(NO_ANSWER);
    }

    private static boolean isPlain(Contact contact) {
        return contact != null && contact.outcome() != null && contact.outcome() != Contact.Outcome.ABANDONED;
    }

    private static boolean isPlain(Visit visit) {
        return visit != null && visit.outcome() != null;
    }

    private void open(String member, boolean isFlat) throws IOException {
        if (!isFlat) {
            out.open(member);
        }
    }

    private void close(boolean isFlat) throws IOException {
        if (!isFlat) {
            out.close();
        }
    }
}
