package xm.event;

/**
 * Answers to a survey; an answer that was not given is {@code null}.
 *
 * @param csat satisfaction on the scale that it names
 * @param nps likelihood to recommend, 0..10
 * @param effort effort on the instrument that it names
 * @param success Temkin: could you do what you wanted, 1..7
 * @param ease Temkin: how easy was it, 1..7 (7 is easy)
 * @param emotion Temkin: how do you feel about it, 1..7
 * @param topic kebab-case name
 */
public record Survey(
        Satisfaction csat, Integer nps, Effort effort, Integer success, Integer ease, Integer emotion, String topic) {

    /** A satisfaction answer: an integer on its scale (thumbs: 0 down, 1 up). */
    public record Satisfaction(CsatScale scale, int score) {}

    /** A customer-effort answer: an integer on its instrument. */
    public record Effort(EffortInstrument instrument, int score) {}
}
