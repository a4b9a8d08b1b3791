package xm.codec.mapping;

/** How the records of a foreign file are written. */
public enum Format {
    /** Rows of cells; every cell is text, an empty one is absent. */
    CSV,
    /** One JSON object per line. */
    NDJSON,
    /** A JSON array of records, or JSON values one after the other. */
    JSON
}
