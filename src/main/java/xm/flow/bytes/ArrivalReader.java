package xm.flow.bytes;

import xm.event.Arrival;
import xm.event.Cancellation;
import xm.event.CaseUpdate;
import xm.event.Change;
import xm.event.Complaint;
import xm.event.Contact;
import xm.event.Cord;
import xm.event.Delivery;
import xm.event.Mention;
import xm.event.Purchase;
import xm.event.Quality;
import xm.event.Referral;
import xm.event.Rejection;
import xm.event.Survey;
import xm.event.Touchpoint;
import xm.event.Visit;

/** Reads what {@link ArrivalWriter} wrote; Java reads arguments from left to right. Not thread-safe. */
final class ArrivalReader {
    private final CompactInput in;

    ArrivalReader(CompactInput in) {
        this.in = in;
    }

    Arrival read() {
        return new Arrival(event(), rejection(), in.name(), (int) in.whole(), in.whole(), in.time());
    }

    private Rejection rejection() {
        if (!in.present()) {
            return null;
        }
        return new Rejection(
                in.constant(Constants.REASONS),
                in.name(),
                in.text(),
                in.name(),
                (int) in.whole(),
                in.whole(),
                in.time(),
                in.bytes(),
                in.text(),
                event());
    }

    private Touchpoint event() {
        if (!in.present()) {
            return null;
        }
        int mask = (int) in.unsigned();
        return new Touchpoint(
                in.text(),
                in.name(),
                in.time(),
                in.constant(Constants.KINDS),
                in.name(),
                in.constant(Constants.CHANNELS),
                in.text(),
                in.name(),
                in.constant(Constants.STAGES),
                in.text(),
                in.constant(Constants.ORIGINS),
                PayloadMask.has(mask, PayloadMask.SURVEY) ? survey() : null,
                PayloadMask.has(mask, PayloadMask.CONTACT) ? contact() : null,
                PayloadMask.has(mask, PayloadMask.VISIT) ? visit() : null,
                PayloadMask.has(mask, PayloadMask.QUALITY) ? quality() : null,
                PayloadMask.has(mask, PayloadMask.PURCHASE) ? purchase() : null,
                PayloadMask.has(mask, PayloadMask.DELIVERY) ? delivery() : null,
                PayloadMask.has(mask, PayloadMask.COMPLAINT) ? complaint() : null,
                PayloadMask.has(mask, PayloadMask.CASE_UPDATE) ? caseUpdate() : null,
                PayloadMask.has(mask, PayloadMask.MENTION) ? mention() : null,
                PayloadMask.has(mask, PayloadMask.REFERRAL) ? new Referral(in.text()) : null,
                PayloadMask.has(mask, PayloadMask.CANCELLATION) ? new Cancellation(in.name()) : null,
                PayloadMask.has(mask, PayloadMask.CORD) ? new Cord(in.name()) : null,
                PayloadMask.has(mask, PayloadMask.CHANGE) ? new Change(in.name()) : null);
    }

    private Survey survey() {
        return new Survey(
                in.present() ? new Survey.Satisfaction(in.constant(Constants.SCALES), (int) in.whole()) : null,
                in.integer(),
                in.present() ? new Survey.Effort(in.constant(Constants.INSTRUMENTS), (int) in.whole()) : null,
                in.integer(),
                in.integer(),
                in.integer(),
                in.name());
    }

    private Contact contact() {
        return new Contact(
                in.constant(Constants.CONTACT_OUTCOMES),
                in.number(),
                in.number(),
                in.integer(),
                in.truth(),
                in.constant(Constants.HANDLERS),
                in.name());
    }

    private Visit visit() {
        return new Visit(in.constant(Constants.VISIT_OUTCOMES), in.integer(), in.integer(), in.integer(), in.number());
    }

    private Quality quality() {
        return new Quality(
                in.constant(Constants.MEDIA),
                in.present() ? voice() : null,
                in.present() ? web() : null,
                in.present() ? video() : null,
                in.present() ? api() : null,
                in.number());
    }

    private Quality.Voice voice() {
        return new Quality.Voice(in.name(), in.number(), in.number(), in.number(), in.number(), in.number());
    }

    private Quality.Web web() {
        return new Quality.Web(in.number(), in.number(), in.number(), in.number(), in.number());
    }

    private Quality.Video video() {
        return new Quality.Video(in.number(), in.integer(), in.number());
    }

    private Quality.Api api() {
        return new Quality.Api(in.number(), in.number(), in.truth());
    }

    private Purchase purchase() {
        return new Purchase(in.amount(), in.name(), in.integer());
    }

    private Delivery delivery() {
        return new Delivery(in.constant(Constants.DELIVERY_STATUSES), in.number());
    }

    private Complaint complaint() {
        return new Complaint(in.text(), in.integer(), in.name());
    }

    private CaseUpdate caseUpdate() {
        return new CaseUpdate(in.text(), in.constant(Constants.CASE_STATUSES), in.number(), in.truth());
    }

    private Mention mention() {
        return new Mention(in.constant(Constants.INTENTS), in.number(), in.number(), in.wholeOrNull());
    }
}
