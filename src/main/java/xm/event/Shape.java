package xm.event;

/**
 * The five shapes of cells that are told: one cell as it stands, and the four roll-ups above it.
 *
 * <p>Independent observers are counted apart from customers: their cells roll up to their own segment only.
 */
public enum Shape {
    NAMED(0),
    SEGMENT_TOUCHPOINT(1),
    SEGMENT(2),
    TOUCHPOINT(3),
    EVERYTHING(4);

    /** Each shape once, without the copy that {@code values()} makes. */
    public static final Shape[] ALL = values();

    /** How many shapes lie above {@link #NAMED}. */
    public static final int ROLL_UPS = ALL.length - 1;

    private final int index;

    Shape(int index) {
        this.index = index;
    }

    /** Its place where numbers are kept for each shape; 0 is {@link #NAMED}. */
    public int index() {
        return index;
    }

    /** Whether cells of a segment are part of this shape's cell. */
    public boolean includes(String segment) {
        return !segment.equals(Cell.PROBE) || (this != TOUCHPOINT && this != EVERYTHING);
    }

    /** The cell of this shape that a named cell belongs to. */
    public Cell above(Cell named) {
        return switch (this) {
            case NAMED -> named;
            case SEGMENT_TOUCHPOINT -> new Cell(named.segment(), named.touchpoint(), Cell.ANY);
            case SEGMENT -> new Cell(named.segment(), Cell.ANY, Cell.ANY);
            case TOUCHPOINT -> new Cell(Cell.ANY, named.touchpoint(), Cell.ANY);
            case EVERYTHING -> new Cell(Cell.ANY, Cell.ANY, Cell.ANY);
        };
    }
}
