package xm.codec;

import java.io.IOException;
import xm.event.CaseUpdate;

/** A change of a case while it is read. */
final class CaseMembers implements Payload<CaseUpdate> {
    private String caseId;
    private CaseUpdate.Status status;
    private Double targetSeconds;
    private Boolean isInTarget;

    @Override
    public boolean read(String name, MemberReader in) throws IOException, Refusal {
        switch (name) {
            case "case" -> caseId = in.text();
            case "status" -> status = in.choice(Choice.CASE);
            case "targetSeconds" -> targetSeconds = in.number(Range.SECONDS);
            case "inTarget" -> isInTarget = in.flag();
            default -> {
                return false;
            }
        }
        return true;
    }

    @Override
    public CaseUpdate finish(MemberReader in) throws Refusal {
        return new CaseUpdate(in.required("case", caseId), in.required("status", status), targetSeconds, isInTarget);
    }
}
