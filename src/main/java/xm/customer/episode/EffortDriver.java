package xm.customer.episode;

import java.util.Locale;

/** What makes an episode laborious for the customer; the wire name is the constant in kebab-case. */
public enum EffortDriver {
    /** Contacts after the first. */
    REPEAT_CONTACT,
    /** Steps in another channel than the one before. */
    CHANNEL_SWITCH,
    TRANSFER,
    /** Contacts in which the customer had to say again what was said before. */
    REPEAT_INFO,
    /** Visits after one that failed or was abandoned. */
    RE_ENTRY,
    ESCALATION,
    ERROR,
    /** Contacts that were abandoned, visits that were abandoned or failed. */
    ABANDON,
    /** Time spent waiting, beyond what is free. */
    WAIT,
    /** Steps of visits above the expected ones. */
    STEPS,
    /** Contacts that took longer than is expected of their topic. */
    HANDLE;

    private final String wireName = name().toLowerCase(Locale.ROOT).replace('_', '-');

    public String wireName() {
        return wireName;
    }
}
