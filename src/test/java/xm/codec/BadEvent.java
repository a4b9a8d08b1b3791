package xm.codec;

import static xm.event.RejectReason.BAD_TIME;
import static xm.event.RejectReason.BAD_TYPE;
import static xm.event.RejectReason.MISSING_FIELD;
import static xm.event.RejectReason.OUT_OF_RANGE;
import static xm.event.RejectReason.UNKNOWN_KIND;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.util.RawValue;
import java.util.List;
import xm.event.RejectReason;

/**
 * An example with one member made wrong, and what is said about it.
 *
 * <p>One table, however long: what is said of all members is seen side by side.
 *
 * @param value JSON text, {@code null} to leave the member out
 */
record BadEvent(String example, String member, String value, RejectReason reason, String field, String detail) {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final String NAME = ", a name with 1 to 100 letters and digits was expected";
    private static final String TIME = ", a time with an offset was expected, such as 2026-11-21T10:02:03Z";
    private static final String SECONDS = ", seconds from 0 to 1000000000 was expected";
    private static final String MILLIS = ", milliseconds from 0 to 1000000000 was expected";
    private static final String COUNT = ", a count from 0 to 1000000000 was expected";

    static final List<BadEvent> ALL = List.of(
            // the envelope
            missing("survey", "id"),
            missing("survey", "time"),
            missing("survey", "kind"),
            missing("survey", "touchpoint"),
            missing("survey", "channel"),
            missing("survey", "survey"),
            of("survey", "id", "4711", BAD_TYPE, "id is a number, a text was expected"),
            of("survey", "id", "\"\"", OUT_OF_RANGE, "id is of 0 characters, 1 to 256 were expected"),
            of("survey", "id", text(257), OUT_OF_RANGE, "id is of 257 characters, 1 to 256 were expected"),
            of("survey", "id", "\"a\\nb\"", OUT_OF_RANGE, control("id")),
            of("survey", "source", "[]", BAD_TYPE, "source is a list, a text was expected"),
            of("survey", "time", "1795255323120", BAD_TYPE, "time is a number, a text was expected"),
            of("survey", "time", "\"2026-11-21\"", BAD_TIME, "time is \"2026-11-21\"" + TIME),
            of("survey", "time", "\"2026-11-21T10:02:03\"", BAD_TIME, "time is \"2026-11-21T10:02:03\"" + TIME),
            of("survey", "time", "\"2026-02-30T10:02:03Z\"", BAD_TIME, "time is \"2026-02-30T10:02:03Z\"" + TIME),
            of("survey", "kind", "\"poll\"", UNKNOWN_KIND, kinds("poll")),
            of("survey", "kind", "7", BAD_TYPE, "kind is a number, a text was expected"),
            of("survey", "touchpoint", "\" - \"", OUT_OF_RANGE, "touchpoint is \" - \"" + NAME),
            of("survey", "touchpoint", "{}", BAD_TYPE, "touchpoint is an object, a text was expected"),
            of(
                    "survey",
                    "channel",
                    "\"fax\"",
                    OUT_OF_RANGE,
                    "channel is \"fax\", one of web, mobile, store, call,"
                            + " chat, email, social, ivr, kiosk, partner, delivery, other was expected"),
            of("survey", "customer", "\"\"", OUT_OF_RANGE, "customer is of 0 characters, 1 to 256 were expected"),
            of("survey", "customer", "1842", BAD_TYPE, "customer is a number, a text was expected"),
            of("survey", "segment", "\"*\"", OUT_OF_RANGE, "segment is \"*\"" + NAME),
            of(
                    "survey",
                    "segment",
                    "\"probe\"",
                    OUT_OF_RANGE,
                    "segment is 'probe', which is kept for independent observers; another name was expected"),
            of(
                    "survey",
                    "stage",
                    "\"later\"",
                    OUT_OF_RANGE,
                    "stage is \"later\", one of research, evaluation,"
                            + " purchase, post-purchase, repeat-purchase was expected"),
            of("survey", "journey", "true", BAD_TYPE, "journey is true or false, a text was expected"),
            of(
                    "survey",
                    "origin",
                    "\"own\"",
                    OUT_OF_RANGE,
                    "origin is \"own\", one of direct, indirect, probe was expected"),
            // survey
            of("survey", "survey", "5", BAD_TYPE, "survey is a number, an object was expected"),
            of("survey", "survey.csat", "9", OUT_OF_RANGE, "csat is 9, a 1-5 answer was expected"),
            of("survey", "survey.csat", "0", OUT_OF_RANGE, "csat is 0, a 1-5 answer was expected"),
            of("survey", "survey.csat", "3.5", OUT_OF_RANGE, "csat is 3.5, a 1-5 answer was expected"),
            of("survey", "survey.csat", "\"4\"", BAD_TYPE, "csat is a text, a number was expected"),
            of("survey", "survey.csat", "1e999", OUT_OF_RANGE, "csat is 1e999, a 1-5 answer was expected"),
            of("survey", "survey.nps", "11", OUT_OF_RANGE, "nps is 11, a 0-10 answer was expected"),
            of("survey", "survey.nps", "-1", OUT_OF_RANGE, "nps is -1, a 0-10 answer was expected"),
            missing("survey-all-answers", "survey.csat.scale"),
            missing("survey-all-answers", "survey.csat.score"),
            of(
                    "survey-all-answers",
                    "survey.csat.scale",
                    "\"1-6\"",
                    OUT_OF_RANGE,
                    "scale is \"1-6\", one of 1-3, 1-4, 1-5, 1-7, 1-10, 0-10, thumbs was expected"),
            of(
                    "survey-all-answers",
                    "survey.csat.score",
                    "11",
                    OUT_OF_RANGE,
                    "score is 11, a 0-10 answer was expected"),
            of("survey-thumbs", "survey.csat.score", "2", OUT_OF_RANGE, "score is 2, a thumbs answer was expected"),
            missing("survey-all-answers", "survey.effort.instrument"),
            missing("survey-all-answers", "survey.effort.score"),
            of("survey-all-answers", "survey.effort", "3", BAD_TYPE, "effort is a number, an object was expected"),
            of(
                    "survey-all-answers",
                    "survey.effort.instrument",
                    "\"ces3\"",
                    OUT_OF_RANGE,
                    "instrument is \"ces3\", one of ces1, ces2, net-easy was expected"),
            of(
                    "survey-all-answers",
                    "survey.effort.score",
                    "8",
                    OUT_OF_RANGE,
                    "score is 8, a 1-7 answer to ces2 was expected"),
            of("survey-all-answers", "survey.success", "8", OUT_OF_RANGE, "success is 8, a 1-7 answer was expected"),
            of("survey-all-answers", "survey.ease", "0", OUT_OF_RANGE, "ease is 0, a 1-7 answer was expected"),
            of(
                    "survey-all-answers",
                    "survey.emotion",
                    "1.5",
                    OUT_OF_RANGE,
                    "emotion is 1.5, a 1-7 answer was expected"),
            of("survey-all-answers", "survey.topic", "\"?\"", OUT_OF_RANGE, "topic is \"?\"" + NAME),
            // contact, visit
            missing("contact", "customer"),
            of(
                    "contact",
                    "contact.outcome",
                    "\"completed\"",
                    OUT_OF_RANGE,
                    "outcome is \"completed\", one of resolved, unresolved, escalated, abandoned was expected"),
            of("contact", "contact.waitSeconds", "-1", OUT_OF_RANGE, "waitSeconds is -1" + SECONDS),
            of("contact", "contact.handleSeconds", "1e10", OUT_OF_RANGE, "handleSeconds is 1e10" + SECONDS),
            of("contact", "contact.transfers", "1.5", OUT_OF_RANGE, "transfers is 1.5" + COUNT),
            of(
                    "contact",
                    "contact.repeatedInformation",
                    "1",
                    BAD_TYPE,
                    "repeatedInformation is a number, true or false was expected"),
            of(
                    "contact",
                    "contact.handledBy",
                    "\"dog\"",
                    OUT_OF_RANGE,
                    "handledBy is \"dog\", one of human, bot, self-service was expected"),
            missing("visit", "visit"),
            of(
                    "visit",
                    "visit.outcome",
                    "\"resolved\"",
                    OUT_OF_RANGE,
                    "outcome is \"resolved\", one of completed, failed, abandoned was expected"),
            of("visit", "visit.steps", "-3", OUT_OF_RANGE, "steps is -3" + COUNT),
            of(
                    "visit",
                    "visit.durationSeconds",
                    "\"10 s\"",
                    BAD_TYPE,
                    "durationSeconds is a text, a number was expected"),
            // quality
            missing("quality-voice", "quality.media"),
            of(
                    "quality-voice",
                    "quality.media",
                    "\"smell\"",
                    OUT_OF_RANGE,
                    "media is \"smell\", one of voice, web, video, api was expected"),
            of(
                    "quality-voice",
                    "quality.lossPercent",
                    "100.1",
                    OUT_OF_RANGE,
                    "lossPercent is 100.1, a percentage from 0 to 100 was expected"),
            of(
                    "quality-voice",
                    "quality.burstRatio",
                    "0.9",
                    OUT_OF_RANGE,
                    "burstRatio is 0.9, a ratio from 1 to 1000 was expected"),
            of("quality-voice", "quality.rttMs", "-0.1", OUT_OF_RANGE, "rttMs is -0.1" + MILLIS),
            of("quality-voice", "quality.codec", "711", BAD_TYPE, "codec is a number, a text was expected"),
            of(
                    "quality-web",
                    "quality.cls",
                    "-1",
                    OUT_OF_RANGE,
                    "cls is -1, a layout shift from 0 to 1000 was expected"),
            of("quality-video", "quality.stalls", "0.5", OUT_OF_RANGE, "stalls is 0.5" + COUNT),
            of("quality-api", "quality.error", "\"no\"", BAD_TYPE, "error is a text, true or false was expected"),
            of(
                    "quality-mos",
                    "quality.mos",
                    "5.1",
                    OUT_OF_RANGE,
                    "mos is 5.1, an opinion score from 1 to 5 was expected"),
            // the others
            of(
                    "purchase",
                    "purchase.amount",
                    "-0.01",
                    OUT_OF_RANGE,
                    "amount is -0.01, an amount from 0 to below 10^15 was expected"),
            of(
                    "purchase",
                    "purchase.amount",
                    "1e15",
                    OUT_OF_RANGE,
                    "amount is 1e15, an amount from 0 to below 10^15 was expected"),
            of(
                    "purchase",
                    "purchase.currency",
                    "\"EURO\"",
                    OUT_OF_RANGE,
                    "currency is \"EURO\", a currency code of three letters was expected"),
            missing("delivery", "delivery.status"),
            of(
                    "delivery",
                    "delivery.status",
                    "\"lost\"",
                    OUT_OF_RANGE,
                    "status is \"lost\", one of on-time, late, failed was expected"),
            of(
                    "delivery",
                    "delivery.lateMinutes",
                    "1e8",
                    OUT_OF_RANGE,
                    "lateMinutes is 1e8, minutes from -10000000 to 10000000 was expected"),
            of("complaint", "complaint.severity", "5", OUT_OF_RANGE, "severity is 5, a severity 1-4 was expected"),
            missing("case", "case.case"),
            missing("case", "case.status"),
            of(
                    "case",
                    "case.status",
                    "\"lost\"",
                    OUT_OF_RANGE,
                    "status is \"lost\", one of opened, acknowledged, resolved, reopened, closed was expected"),
            of("case", "case.targetSeconds", "-5", OUT_OF_RANGE, "targetSeconds is -5" + SECONDS),
            of("case", "case.inTarget", "\"yes\"", BAD_TYPE, "inTarget is a text, true or false was expected"),
            missing("mention", "mention"),
            of(
                    "mention",
                    "mention.intent",
                    "\"hate\"",
                    OUT_OF_RANGE,
                    "intent is \"hate\", one of criticise," + " appreciate, discuss, promote, suggest was expected"),
            of(
                    "mention",
                    "mention.sentiment",
                    "-1.01",
                    OUT_OF_RANGE,
                    "sentiment is -1.01, a sentiment from -1 to 1 was expected"),
            of(
                    "mention",
                    "mention.confidence",
                    "2",
                    OUT_OF_RANGE,
                    "confidence is 2, a confidence from 0 to 1 was expected"),
            of(
                    "mention",
                    "mention.reach",
                    "1e13",
                    OUT_OF_RANGE,
                    "reach is 1e13, a count from 0 to 1000000000000 was expected"),
            missing("referral", "referral.referred"),
            missing("cancellation", "customer"),
            of("cancellation", "cancellation.reason", "5", BAD_TYPE, "reason is a number, a text was expected"),
            of("probe", "probe.csat", "6", OUT_OF_RANGE, "csat is 6, a 1-5 answer was expected"),
            of(
                    "probe-contact",
                    "probe.outcome",
                    "\"won\"",
                    OUT_OF_RANGE,
                    "outcome is \"won\", one of resolved,"
                            + " unresolved, escalated, abandoned, completed, failed was expected"),
            of(
                    "probe-nested",
                    "probe.visit.outcome",
                    "\"resolved\"",
                    OUT_OF_RANGE,
                    "outcome is \"resolved\", one of completed, failed, abandoned was expected"),
            of("probe-nested", "probe.survey.csat", "6", OUT_OF_RANGE, "csat is 6, a 1-5 answer was expected"),
            missing("cord", "cord"),
            of("cord", "cord.reason", "\"!\"", OUT_OF_RANGE, "reason is \"!\"" + NAME),
            missing("change", "change"),
            of("change", "change.what", "[1]", BAD_TYPE, "what is a list, a text was expected"));

    /** The example with that one member changed. */
    String json() {
        try {
            ObjectNode event = (ObjectNode) MAPPER.readTree(Examples.all().get(example));
            ObjectNode parent = event;
            String[] path = member.split("\\.");
            for (int i = 0; i < path.length - 1; i++) {
                parent = (ObjectNode) parent.get(path[i]);
            }
            String last = path[path.length - 1];
            if (value == null) {
                parent.remove(last);
            } else {
                parent.putRawValue(last, new RawValue(value));
            }
            return MAPPER.writeValueAsString(event);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public String toString() {
        return example + " with " + member + (value == null ? " left out" : " = " + Refusal.quotable(value));
    }

    private static BadEvent missing(String example, String member) {
        String last = member.substring(member.lastIndexOf('.') + 1);
        return new BadEvent(example, member, null, MISSING_FIELD, member, last + " is missing");
    }

    private static BadEvent of(String example, String member, String value, RejectReason reason, String detail) {
        return new BadEvent(example, member, value, reason, member, detail);
    }

    private static String text(int characters) {
        return '"' + "x".repeat(characters) + '"';
    }

    private static String control(String member) {
        return member + " is a text with a control character or half a character, which no identifier has";
    }

    private static String kinds(String found) {
        return "kind is \"" + found + "\", one of survey, contact, visit, quality, purchase, delivery, complaint, case,"
                + " mention, referral, cancellation, probe, cord, change was expected";
    }
}
