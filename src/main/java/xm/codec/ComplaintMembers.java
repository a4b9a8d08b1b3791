package xm.codec;

import java.io.IOException;
import xm.event.Complaint;

/** A complaint while it is read. */
final class ComplaintMembers implements Payload<Complaint> {
    private String caseId;
    private Integer severity;
    private String topic;

    @Override
    public boolean read(String name, MemberReader in) throws IOException, Refusal {
        switch (name) {
            case "case" -> caseId = in.text();
            case "severity" -> severity = in.integer(Range.SEVERITY);
            case "topic" -> topic = in.name();
            default -> {
                return false;
            }
        }
        return true;
    }

    @Override
    public Complaint finish(MemberReader in) {
        return new Complaint(caseId, severity, topic);
    }
}
