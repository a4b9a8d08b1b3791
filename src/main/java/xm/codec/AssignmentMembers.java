package xm.codec;

import java.io.IOException;
import java.util.function.UnaryOperator;
import xm.event.SegmentAssignment;

/** A segment assignment or an erasure while it is read. */
final class AssignmentMembers implements Payload<SegmentAssignment> {
    private final UnaryOperator<String> customerName;
    private String customer;
    private final long receivedAtMillis;
    private String segment;
    private boolean isErasure;
    private long validFromMillis = Rfc3339.NONE;

    /** @param customerName what a customer who is named in the record is called from here on */
    AssignmentMembers(UnaryOperator<String> customerName, long receivedAtMillis) {
        this.customerName = customerName;
        this.receivedAtMillis = receivedAtMillis;
    }

    @Override
    public boolean read(String name, MemberReader in) throws IOException, Refusal {
        switch (name) {
            case "customer" -> customer = in.text();
            case "segment" -> segment = in.segment();
            case "validFrom" -> validFromMillis = in.time();
            case "erase" -> isErasure = Boolean.TRUE.equals(in.flag());
            default -> {
                return false;
            }
        }
        return true;
    }

    @Override
    public SegmentAssignment finish(MemberReader in) throws Refusal {
        in.required("customer", customer);
        if (isErasure) {
            return SegmentAssignment.erasure(customerName.apply(customer), receivedAtMillis);
        }
        in.required("segment", segment);
        if (validFromMillis == Rfc3339.NONE) {
            throw in.missing("validFrom");
        }
        return new SegmentAssignment(customerName.apply(customer), segment, validFromMillis);
    }
}
