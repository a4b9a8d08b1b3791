package xm.sim;

/** One thing that can go wrong; what follows from it is left to those who live through it. */
public enum Trouble {
    /** Most payments in the app end in an error. */
    CHECKOUT_BREAKS_ON_MOBILE,
    /** Half of the agents are missing. */
    CALL_QUEUE_GROWS,
    /** Half of the parcels come half an hour late, and more of them not at all. */
    DELIVERIES_LATE,
    /** People answer, but the survey tool sends nothing. */
    SURVEY_TOOL_SILENT,
    /** Parcels arrive, but the courier sends nothing. */
    COURIER_SILENT,
    /** The network talks about the brand, and not kindly. */
    ANGRY_BURST
}
