package xm.codec;

import java.io.IOException;
import java.util.function.UnaryOperator;
import xm.event.SegmentAssignment;

/** A segment assignment while it is read. */
final class AssignmentMembers implements Payload<SegmentAssignment> {
    private final UnaryOperator<String> customerName;
    private String customer;
    private String segment;
    private long validFromMillis = Rfc3339.NONE;

    /** @param customerName what a customer who is named in the record is called from here on */
    AssignmentMembers(UnaryOperator<String> customerName) {
        this.customerName = customerName;
    }

    @Override
    public boolean read(String name, MemberReader in) throws IOException, Refusal {
        switch (name) {
            case "customer" -> customer = in.text();
            case "segment" -> segment = in.segment();
            case "validFrom" -> validFromMillis = in.time();
            default -> {
                return false;
            }
        }
        return true;
    }

    @Override
    public SegmentAssignment finish(MemberReader in) throws Refusal {
        in.required("customer", customer);
        in.required("segment", segment);
        if (validFromMillis == Rfc3339.NONE) {
            throw in.missing("validFrom");
        }
        return new SegmentAssignment(customerName.apply(customer), segment, validFromMillis);
    }
}
