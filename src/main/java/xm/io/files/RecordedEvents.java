package xm.io.files;

import java.nio.file.Path;
import java.util.List;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.connector.file.src.FileSource;
import xm.codec.DecodeSettings;
import xm.codec.Mistakes;
import xm.codec.mapping.Mapping;
import xm.codec.mapping.Recorded;
import xm.codec.mapping.Recording;
import xm.event.Arrival;

/** Recorded files, plain or gzip, as a bounded source of arrivals; each file is read by one reader in file order. */
public final class RecordedEvents {
    private RecordedEvents() {}

    /**
     * The source, to be given to {@code env.fromSource}.
     *
     * @param mapping {@code null} for files of touchpoint events
     * @throws Mistakes one for each file that is not there
     */
    public static FileSource<Arrival> source(List<Path> files, Mapping mapping, DecodeSettings settings) {
        return WholeFiles.source(
                WholeFiles.existing(files),
                TypeInformation.of(Arrival.class),
                file -> WholeFiles.Records.of(new Recording(file, mapping, settings), Recorded::arrival));
    }
}
