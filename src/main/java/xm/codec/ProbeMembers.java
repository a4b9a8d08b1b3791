package xm.codec;

import java.io.IOException;
import xm.event.Contact;
import xm.event.RejectReason;
import xm.event.Survey;
import xm.event.Visit;

/**
 * What an independent observer found, while it is read: the members of a survey, a contact and a visit side by side, or
 * each in an object of its own.
 *
 * <p>Side by side they share two members. The outcome tells a contact (resolved, unresolved, escalated) from a visit
 * (completed, failed); an abandoned one is a contact if something else says so and a visit if not. The topic belongs to
 * the contact and to the survey, whichever there is. An object of its own is taken before what stands side by side.
 */
final class ProbeMembers implements Payload<ProbeMembers.Probe> {
    private final SurveyMembers survey = new SurveyMembers();
    private final ContactMembers contact = new ContactMembers();
    private final VisitMembers visit = new VisitMembers();
    private Survey nestedSurvey;
    private Contact nestedContact;
    private Visit nestedVisit;

    @Override
    public boolean read(String name, MemberReader in) throws IOException, Refusal {
        switch (name) {
            case "survey" -> nestedSurvey = in.payload(new SurveyMembers());
            case "contact" -> nestedContact = in.payload(new ContactMembers());
            case "visit" -> nestedVisit = in.payload(new VisitMembers());
            case "outcome" -> {
                contact.outcome = in.choiceOrNull(Choice.CONTACT_OUTCOME);
                visit.outcome = in.choiceOrNull(Choice.VISIT_OUTCOME);
                if (contact.outcome == null && visit.outcome == null && !in.isNull()) {
                    throw in.noneOf(RejectReason.OUT_OF_RANGE, Choice.CONTACT_OUTCOME.wordsWith(Choice.VISIT_OUTCOME));
                }
            }
            case "topic" -> {
                survey.topic = in.name();
                contact.topic = survey.topic;
            }
            default -> {
                return survey.read(name, in) || contact.read(name, in) || visit.read(name, in);
            }
        }
        return true;
    }

    /** What was found, each {@code null} where it was not looked at. */
    record Probe(Survey survey, Contact contact, Visit visit) {}

    @Override
    public Probe finish(MemberReader in) {
        boolean isTopicOnly = survey.topic != null && !isContact() && !isVisit();
        boolean isSurvey = survey.hasAnswers() || isTopicOnly;
        return new Probe(
                nestedSurvey == null && isSurvey ? survey.finish(in) : nestedSurvey,
                nestedContact == null && isContact() ? contact.finish(in) : nestedContact,
                nestedVisit == null && isVisit() ? visit.finish(in) : nestedVisit);
    }

    private boolean isContact() {
        boolean isContactOutcome = contact.outcome != null && visit.outcome == null;
        return isContactOutcome || contact.hasMeasurements();
    }

    private boolean isVisit() {
        boolean isAbandonedContact = contact.outcome != null && contact.hasMeasurements();
        boolean isVisitOutcome = visit.outcome != null && !isAbandonedContact;
        return isVisitOutcome || visit.hasMeasurements();
    }
}
