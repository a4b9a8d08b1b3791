package xm.dashboards;

/**
 * Links to the board of one cell: with the time range, the store and the variables that alerts name too, see
 * {@link xm.codec.AlertLinks}.
 */
final class CellLink {
    static final String TITLE = "Look at this cell";

    private static final String BOARD = "/d/" + CellBoard.UID + "?${__url_time_range}&${datasource:queryparam}";

    private CellLink() {}

    /** From a row of a table that has the names as columns. */
    static String ofRow() {
        return BOARD + "&var-segment=${__data.fields.segment}&var-touchpoint=${__data.fields.touchpoint}"
                + "&var-channel=${__data.fields.channel}&var-promise=${__data.fields.promise}";
    }

    /** From a line that is the series of a promise, to the whole of a segment. */
    static String ofPromise(String segment) {
        return BOARD + "&var-segment=" + segment + "&var-touchpoint=*&var-channel=*"
                + "&var-promise=${__field.labels.promise}";
    }
}
