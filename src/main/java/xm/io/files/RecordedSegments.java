package xm.io.files;

import java.nio.file.Path;
import java.util.List;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.connector.file.src.FileSource;
import xm.codec.AssignmentArrival;
import xm.codec.DecodeSettings;
import xm.codec.mapping.AssignmentRecording;

/** Recorded segment assignments, NDJSON plain or gzip, as a bounded source. */
public final class RecordedSegments {
    private RecordedSegments() {}

    /**
     * The source, to be given to {@code env.fromSource}.
     *
     * @throws xm.codec.Mistakes one for each file that is not there
     */
    public static FileSource<AssignmentArrival> source(List<Path> files, DecodeSettings settings) {
        return WholeFiles.source(
                files,
                TypeInformation.of(AssignmentArrival.class),
                file -> WholeFiles.records(new AssignmentRecording(file, settings), arrival -> arrival));
    }
}
