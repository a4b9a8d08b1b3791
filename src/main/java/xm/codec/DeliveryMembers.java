package xm.codec;

import java.io.IOException;
import xm.event.Delivery;

/** A delivery while it is read. */
final class DeliveryMembers implements Payload<Delivery> {
    private Delivery.Status status;
    private Double lateMinutes;

    @Override
    public boolean read(String name, MemberReader in) throws IOException, Refusal {
        switch (name) {
            case "status" -> status = in.choice(Choice.DELIVERY);
            case "lateMinutes" -> lateMinutes = in.number(Range.MINUTES);
            default -> {
                return false;
            }
        }
        return true;
    }

    @Override
    public Delivery finish(MemberReader in) throws Refusal {
        return new Delivery(in.required("status", status), lateMinutes);
    }
}
