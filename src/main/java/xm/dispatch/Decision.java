package xm.dispatch;

import java.util.Locale;

/** What a channel is to do with a state of an alert: tell it, or not and why. */
public enum Decision {
    /** People hear of it for the first time in this life. */
    OPEN,
    /** It grew louder than they were told. */
    CHANGE,
    /** It is over. */
    CLOSE,
    /** They were told what is as new or newer. */
    OLDER,
    /** It still is what they were told; that numbers drift is not worth a message. */
    NOTHING_NEW,
    /** It happened long ago, nobody is to be called. */
    REPLAYED,
    /** Nobody is to be called for it at all. */
    FOR_THE_RECORD,
    /** Whoever said so has not been heard of for too long to believe it. */
    TOO_OLD,
    /** It is over and nobody was told that it began. */
    NEVER_OPENED,
    /** It is over and they know. */
    CLOSED_ALREADY;

    private final String wireName = name().toLowerCase(Locale.ROOT).replace('_', '-');

    /** Whether people are told. */
    public boolean isTold() {
        return this == OPEN || this == CHANGE || this == CLOSE;
    }

    public String wireName() {
        return wireName;
    }
}
