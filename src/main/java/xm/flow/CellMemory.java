package xm.flow;

import java.util.List;
import java.util.SortedMap;
import xm.promise.CellReport;
import xm.promise.watch.Watch;

/** Where what is remembered of one cell lies: in a job's state, or in plain memory. */
interface CellMemory {
    /** Of all its promises, by name: so that the same news are told in the same order whatever holds them. */
    SortedMap<String, Watch> watches() throws Exception;

    /**
     * Remembers another watch of a promise.
     *
     * @param before {@code null} if there is none
     * @param now {@code null} if there is none any more
     */
    void replace(String promise, Watch before, Watch now) throws Exception;

    boolean isEmpty() throws Exception;

    CellTime time() throws Exception;

    void keep(CellTime time) throws Exception;

    /** Windows of a recording to whose end time has not come yet. */
    List<CellReport> underWay() throws Exception;

    void keepUnderWay(List<CellReport> reports) throws Exception;
}
