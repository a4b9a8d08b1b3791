package xm.customer;

/**
 * The receipt of a customer who was forgotten on request.
 *
 * @param customer as the job knew them: under their pseudonym where customers have one
 * @param atMillis by the clock of the machine that forgot them
 * @param hadState whether anything had been known of them
 */
public record Erasure(String customer, long atMillis, boolean hadState) {}
