package xm.flow.bytes;

import xm.event.Touchpoint;

/** Which payloads an event has, a bit for each. */
final class PayloadMask {
    static final int SURVEY = 1;
    static final int CONTACT = 1 << 1;
    static final int VISIT = 1 << 2;
    static final int QUALITY = 1 << 3;
    static final int PURCHASE = 1 << 4;
    static final int DELIVERY = 1 << 5;
    static final int COMPLAINT = 1 << 6;
    static final int CASE_UPDATE = 1 << 7;
    static final int MENTION = 1 << 8;
    static final int REFERRAL = 1 << 9;
    static final int CANCELLATION = 1 << 10;
    static final int CORD = 1 << 11;
    static final int CHANGE = 1 << 12;

    private PayloadMask() {}

    static int of(Touchpoint event) {
        return bit(SURVEY, event.survey())
                | bit(CONTACT, event.contact())
                | bit(VISIT, event.visit())
                | bit(QUALITY, event.quality())
                | bit(PURCHASE, event.purchase())
                | bit(DELIVERY, event.delivery())
                | bit(COMPLAINT, event.complaint())
                | bit(CASE_UPDATE, event.caseUpdate())
                | bit(MENTION, event.mention())
                | bit(REFERRAL, event.referral())
                | bit(CANCELLATION, event.cancellation())
                | bit(CORD, event.cord())
                | bit(CHANGE, event.change());
    }

    static boolean has(int mask, int bit) {
        return (mask & bit) != 0;
    }

    private static int bit(int bit, Object payload) {
        return payload == null ? 0 : bit;
    }
}
