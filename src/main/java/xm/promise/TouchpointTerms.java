package xm.promise;

/**
 * What the book says of a touchpoint.
 *
 * @param stage wire name of the stage in the journey, or {@code null}
 * @param origin wire name of whose doing it is, {@code null} for direct
 * @param silentAfterMillis so long a silence is one too many if it is more than chance; 0 leaves it to the rhythm
 */
public record TouchpointTerms(String stage, String origin, long silentAfterMillis) {}
