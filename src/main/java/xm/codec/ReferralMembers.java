package xm.codec;

import java.io.IOException;
import xm.event.Referral;

/** A referral while it is read. */
final class ReferralMembers implements Payload<Referral> {
    private String referred;

    @Override
    public boolean read(String name, MemberReader in) throws IOException, Refusal {
        if (!name.equals("referred")) {
            return false;
        }
        referred = in.text();
        return true;
    }

    @Override
    public Referral finish(MemberReader in) throws Refusal {
        return new Referral(in.required("referred", referred));
    }
}
