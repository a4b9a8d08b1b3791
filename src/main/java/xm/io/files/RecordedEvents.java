package xm.io.files;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.connector.file.src.FileSource;
import xm.codec.DecodeSettings;
import xm.codec.Mistakes;
import xm.codec.mapping.Mapping;
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
                existing(files), TypeInformation.of(Arrival.class), file -> arrivals(file, mapping, settings));
    }

    private static WholeFiles.Records<Arrival> arrivals(Path file, Mapping mapping, DecodeSettings settings) {
        Recording recording = new Recording(file, mapping, settings);
        return new WholeFiles.Records<>() {
            @Override
            public boolean hasNext() {
                return recording.hasNext();
            }

            @Override
            public Arrival next() {
                return recording.next().arrival();
            }

            @Override
            public void close() {
                recording.close();
            }
        };
    }

    private static List<Path> existing(List<Path> files) {
        List<String> mistakes = files.stream()
                .filter(file -> !Files.isReadable(file) || Files.isDirectory(file))
                .map(file -> file + ": there is no such file of events, or it cannot be read")
                .toList();
        if (!mistakes.isEmpty()) {
            throw new Mistakes(mistakes);
        }
        return files;
    }
}
