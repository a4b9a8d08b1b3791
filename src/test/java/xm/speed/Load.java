package xm.speed;

/**
 * Of whom the events of a topic are, and of what.
 *
 * @param customers who have a part in them
 * @param touchpoints into how many each of the usual touchpoints is split, which multiplies the cells
 */
public record Load(int customers, int touchpoints) {
    static final Load USUAL = new Load(200_000, 1);

    Load customersTimes(int factor) {
        return new Load(customers * factor, touchpoints);
    }

    Load cellsTimes(int factor) {
        return new Load(customers, touchpoints * factor);
    }
}
