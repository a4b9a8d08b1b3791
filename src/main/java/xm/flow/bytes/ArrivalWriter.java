package xm.flow.bytes;

import xm.event.Arrival;
import xm.event.CaseUpdate;
import xm.event.Complaint;
import xm.event.Contact;
import xm.event.Delivery;
import xm.event.Mention;
import xm.event.Purchase;
import xm.event.Quality;
import xm.event.Rejection;
import xm.event.Survey;
import xm.event.Touchpoint;
import xm.event.Visit;

/**
 * Writes an arrival: its members in order, of the event's payloads only those that it has. {@link ArrivalReader} reads
 * it. State holds such bytes ({@link PackSerializer}), so what is written does not change without a version. Each arrival
 * stands for itself: packs are put together, so nothing is told by what was written before it. Not thread-safe.
 */
final class ArrivalWriter {
    private final CompactOutput out;

    ArrivalWriter(CompactOutput out) {
        this.out = out;
    }

    void write(Arrival arrival) {
        event(arrival.event());
        rejection(arrival.rejection());
        out.text(arrival.topic());
        out.whole(arrival.partition());
        out.whole(arrival.offset());
        out.time(arrival.receivedAtMillis());
    }

    private void rejection(Rejection rejection) {
        if (!out.present(rejection)) {
            return;
        }
        out.constant(Constants.REASONS, rejection.reason());
        out.text(rejection.field());
        out.text(rejection.detail());
        out.text(rejection.topic());
        out.whole(rejection.partition());
        out.whole(rejection.offset());
        out.time(rejection.receivedAtMillis());
        out.bytes(rejection.key());
        out.text(rejection.payload());
        event(rejection.event());
    }

    private void event(Touchpoint event) {
        if (!out.present(event)) {
            return;
        }
        int mask = PayloadMask.of(event);
        out.unsigned(mask);
        out.text(event.id());
        out.text(event.source());
        out.time(event.timeMillis());
        out.constant(Constants.KINDS, event.kind());
        out.text(event.touchpoint());
        out.constant(Constants.CHANNELS, event.channel());
        out.text(event.customer());
        out.text(event.segment());
        out.constant(Constants.STAGES, event.stage());
        out.text(event.journey());
        out.constant(Constants.ORIGINS, event.origin());
        payloads(event, mask);
    }

    private void payloads(Touchpoint event, int mask) {
        if (PayloadMask.has(mask, PayloadMask.SURVEY)) {
            survey(event.survey());
        }
        if (PayloadMask.has(mask, PayloadMask.CONTACT)) {
            contact(event.contact());
        }
        if (PayloadMask.has(mask, PayloadMask.VISIT)) {
            visit(event.visit());
        }
        if (PayloadMask.has(mask, PayloadMask.QUALITY)) {
            quality(event.quality());
        }
        if (PayloadMask.has(mask, PayloadMask.PURCHASE)) {
            purchase(event.purchase());
        }
        if (PayloadMask.has(mask, PayloadMask.DELIVERY)) {
            delivery(event.delivery());
        }
        if (PayloadMask.has(mask, PayloadMask.COMPLAINT)) {
            complaint(event.complaint());
        }
        if (PayloadMask.has(mask, PayloadMask.CASE_UPDATE)) {
            caseUpdate(event.caseUpdate());
        }
        if (PayloadMask.has(mask, PayloadMask.MENTION)) {
            mention(event.mention());
        }
        if (PayloadMask.has(mask, PayloadMask.REFERRAL)) {
            out.text(event.referral().referred());
        }
        if (PayloadMask.has(mask, PayloadMask.CANCELLATION)) {
            out.text(event.cancellation().reason());
        }
        if (PayloadMask.has(mask, PayloadMask.CORD)) {
            out.text(event.cord().reason());
        }
        if (PayloadMask.has(mask, PayloadMask.CHANGE)) {
            out.text(event.change().what());
        }
    }

    private void survey(Survey survey) {
        if (out.present(survey.csat())) {
            out.constant(Constants.SCALES, survey.csat().scale());
            out.whole(survey.csat().score());
        }
        out.integer(survey.nps());
        if (out.present(survey.effort())) {
            out.constant(Constants.INSTRUMENTS, survey.effort().instrument());
            out.whole(survey.effort().score());
        }
        out.integer(survey.success());
        out.integer(survey.ease());
        out.integer(survey.emotion());
        out.text(survey.topic());
    }

    private void contact(Contact contact) {
        out.constant(Constants.CONTACT_OUTCOMES, contact.outcome());
        out.number(contact.waitSeconds());
        out.number(contact.handleSeconds());
        out.integer(contact.transfers());
        out.truth(contact.repeatedInformation());
        out.constant(Constants.HANDLERS, contact.handledBy());
        out.text(contact.topic());
    }

    private void visit(Visit visit) {
        out.constant(Constants.VISIT_OUTCOMES, visit.outcome());
        out.integer(visit.steps());
        out.integer(visit.expectedSteps());
        out.integer(visit.errors());
        out.number(visit.durationSeconds());
    }

    private void quality(Quality quality) {
        out.constant(Constants.MEDIA, quality.media());
        voice(quality.voice());
        web(quality.web());
        video(quality.video());
        api(quality.api());
        out.number(quality.mos());
    }

    private void voice(Quality.Voice voice) {
        if (out.present(voice)) {
            out.text(voice.codec());
            out.number(voice.oneWayDelayMs());
            out.number(voice.rttMs());
            out.number(voice.jitterBufferMs());
            out.number(voice.lossPercent());
            out.number(voice.burstRatio());
        }
    }

    private void web(Quality.Web web) {
        if (out.present(web)) {
            out.number(web.lcpMs());
            out.number(web.inpMs());
            out.number(web.cls());
            out.number(web.sessionSeconds());
            out.number(web.expectedSeconds());
        }
    }

    private void video(Quality.Video video) {
        if (out.present(video)) {
            out.number(video.playSeconds());
            out.integer(video.stalls());
            out.number(video.stallSeconds());
        }
    }

    private void api(Quality.Api api) {
        if (out.present(api)) {
            out.number(api.durationMs());
            out.number(api.thresholdMs());
            out.truth(api.error());
        }
    }

    private void purchase(Purchase purchase) {
        out.amount(purchase.amount());
        out.text(purchase.currency());
        out.integer(purchase.items());
    }

    private void delivery(Delivery delivery) {
        out.constant(Constants.DELIVERY_STATUSES, delivery.status());
        out.number(delivery.lateMinutes());
    }

    private void complaint(Complaint complaint) {
        out.text(complaint.caseId());
        out.integer(complaint.severity());
        out.text(complaint.topic());
    }

    private void caseUpdate(CaseUpdate update) {
        out.text(update.caseId());
        out.constant(Constants.CASE_STATUSES, update.status());
        out.number(update.targetSeconds());
        out.truth(update.isInTarget());
    }

    private void mention(Mention mention) {
        out.constant(Constants.INTENTS, mention.intent());
        out.number(mention.sentiment());
        out.number(mention.confidence());
        out.wholeOrNull(mention.reach());
    }
}
