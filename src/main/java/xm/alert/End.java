package xm.alert;

/** How an alert ends. */
enum End {
    /** All its cells are well, and have been for long enough. */
    RECOVERED,
    /** Nothing is promised any more where it was broken. */
    WITHDRAWN,
    /** For days there was no verdict. */
    FORGOTTEN
}
