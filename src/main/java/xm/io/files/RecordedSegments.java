package xm.io.files;

import java.nio.file.Path;
import java.util.List;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.connector.file.src.FileSource;
import xm.codec.DecodeSettings;
import xm.codec.Mistakes;
import xm.codec.mapping.RecordedAssignments;
import xm.event.AssignmentArrival;

/** Recorded segment assignments, plain or gzip NDJSON, as a bounded source. */
public final class RecordedSegments {
    private RecordedSegments() {}

    /**
     * The source, to be given to {@code env.fromSource}.
     *
     * @throws Mistakes one for each file that is not there
     */
    public static FileSource<AssignmentArrival> source(List<Path> files, DecodeSettings settings) {
        return WholeFiles.source(
                WholeFiles.existing(files),
                TypeInformation.of(AssignmentArrival.class),
                file -> WholeFiles.Records.of(new RecordedAssignments(file, settings)));
    }
}
