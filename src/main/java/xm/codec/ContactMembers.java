package xm.codec;

import java.io.IOException;
import xm.event.Contact;

/** A contact while it is read. */
final class ContactMembers implements Payload<Contact> {
    /** Set from outside where a probe shares it between payloads, as is the topic. */
    Contact.Outcome outcome;

    String topic;

    private Double waitSeconds;
    private Double handleSeconds;
    private Integer transfers;
    private Boolean repeatedInformation;
    private Contact.Handler handledBy;

    @Override
    public boolean read(String name, MemberReader in) throws IOException, Refusal {
        switch (name) {
            case "outcome" -> outcome = in.choice(Choice.CONTACT_OUTCOME);
            case "waitSeconds" -> waitSeconds = in.number(Range.SECONDS);
            case "handleSeconds" -> handleSeconds = in.number(Range.SECONDS);
            case "transfers" -> transfers = in.integer(Range.COUNT);
            case "repeatedInformation" -> repeatedInformation = in.flag();
            case "handledBy" -> handledBy = in.choice(Choice.HANDLER);
            case "topic" -> topic = in.name();
            default -> {
                return false;
            }
        }
        return true;
    }

    /** Whether there is something that only a contact has. */
    boolean hasMeasurements() {
        return waitSeconds != null
                || handleSeconds != null
                || transfers != null
                || repeatedInformation != null
                || handledBy != null;
    }

    @Override
    public Contact finish(MemberReader in) {
        return new Contact(outcome, waitSeconds, handleSeconds, transfers, repeatedInformation, handledBy, topic);
    }
}
