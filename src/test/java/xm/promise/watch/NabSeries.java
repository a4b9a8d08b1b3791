package xm.promise.watch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;

/**
 * One series of the Numenta Anomaly Benchmark: times, values, and the windows that people labelled.
 *
 * @param windows from and to, by index of their points
 */
record NabSeries(String name, long[] timesMillis, double[] values, List<int[]> windows) {
    private static final int BLOCK = 512;
    private static final int SIZE_AT = 124;
    private static final int SIZE_DIGITS = 11;

    static List<NabSeries> all(Path folder) throws IOException {
        JsonNode labels = new JsonMapper()
                .readTree(folder.resolve("labels/combined_windows.json").toFile());
        List<NabSeries> all = new ArrayList<>();
        try (DataInputStream tar =
                new DataInputStream(new GZIPInputStream(Files.newInputStream(folder.resolve("data.tar.gz"))))) {
            byte[] header = tar.readNBytes(BLOCK);
            while (header.length == BLOCK && header[0] != 0) {
                String name = text(header, 0, 100).replaceFirst("^data/", "");
                int size = Integer.parseInt(text(header, SIZE_AT, SIZE_DIGITS).trim(), 8);
                byte[] content = tar.readNBytes(size);
                tar.skipNBytes((BLOCK - size % BLOCK) % BLOCK);
                if (name.endsWith(".csv")) {
                    all.add(of(name, new String(content, StandardCharsets.UTF_8), labels.get(name)));
                }
                header = tar.readNBytes(BLOCK);
            }
        }
        return all;
    }

    /** The first 15 %, which detectors may learn from and are not judged by; of long series 15 % of 5,000 points. */
    int learnt() {
        return (int) (0.15 * Math.min(values.length, 5_000));
    }

    private static NabSeries of(String name, String csv, JsonNode labels) {
        String[] lines = csv.strip().split("\r?\n");
        long[] times = new long[lines.length - 1];
        double[] values = new double[times.length];
        for (int i = 0; i < times.length; i++) {
            String[] fields = lines[i + 1].split(",");
            times[i] = millis(fields[0]);
            values[i] = Double.parseDouble(fields[1]);
        }
        List<int[]> windows = new ArrayList<>();
        for (JsonNode window : labels) {
            windows.add(new int[] {
                index(times, millis(window.get(0).asText()), true),
                index(times, millis(window.get(1).asText()), false)
            });
        }
        return new NabSeries(name, times, values, windows);
    }

    /** Of the first point at a time or later, or the last at it or earlier. */
    private static int index(long[] times, long timeMillis, boolean isFirst) {
        int index = -1;
        for (int i = 0; i < times.length; i++) {
            if (isFirst && times[i] >= timeMillis) {
                return i;
            }
            index = times[i] <= timeMillis ? i : index;
        }
        return index;
    }

    private static long millis(String time) {
        return LocalDateTime.parse(time.substring(0, 19).replace(' ', 'T'))
                .toInstant(ZoneOffset.UTC)
                .toEpochMilli();
    }

    private static String text(byte[] header, int from, int length) {
        return new String(header, from, length, StandardCharsets.US_ASCII).replaceFirst("\0.*", "");
    }
}
