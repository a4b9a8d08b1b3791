package xm.app.churn;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import xm.codec.DecodeSettings;
import xm.codec.Pseudonym;
import xm.customer.churn.Purchases;

class HistoryReaderTest {
    private static final DecodeSettings SETTINGS =
            DecodeSettings.withPseudonym(new Pseudonym("0123456789abcdef".getBytes(StandardCharsets.UTF_8)));
    private static final long CUT = millis("2031-03-01T00:00:00Z");

    @TempDir
    private Path folder;

    @Test
    void aPurchaseCountsOnceBySourceAndId() throws Exception {
        Histories histories = read(
                purchase("1", "2031-01-01T10:00:00Z", ""),
                purchase("1", "2031-01-05T10:00:00Z", ""),
                purchase("1", "2031-01-09T10:00:00Z", "\"source\":\"other\","));
        assertThat(histories.duplicates()).isEqualTo(1);
        assertThat(histories.customers()).singleElement().satisfies(anna -> {
            assertThat(anna.purchases())
                    .containsExactly(millis("2031-01-01T10:00:00Z"), millis("2031-01-09T10:00:00Z"));
            Purchases known = anna.purchasesBefore(CUT);
            assertThat(known.days).isEqualTo(2);
            assertThat(anna.purchaseDaysBefore(millis("2031-01-09T10:00:00Z"))).hasSize(1);
        });
    }

    @Test
    void rejectionsAreCountedByReasonAndEndNothing() throws Exception {
        Histories histories = read("{", purchase("1", "2031-01-01T10:00:00Z", ""), "{\"id\":\"2\"}");
        assertThat(histories.read()).isEqualTo(3);
        assertThat(histories.rejected()).containsEntry("not-json", 1L).hasSize(2);
        assertThat(histories.customers()).hasSize(1);
    }

    @Test
    void neitherObserversNorNobodyAreCustomers() throws Exception {
        Histories histories = read(
                purchase("1", "2031-01-01T10:00:00Z", "\"origin\":\"probe\","),
                "{\"id\":\"2\",\"time\":\"2031-01-01T10:00:00Z\",\"kind\":\"cord\",\"touchpoint\":\"shop\","
                        + "\"channel\":\"web\",\"cord\":{\"reason\":\"queue\"}}");
        assertThat(histories.customers()).isEmpty();
        assertThat(histories.rejected()).isEmpty();
    }

    @Test
    void aCustomerBelongsToTheSegmentOfTheLatestEventBeforeTheCut() throws Exception {
        Histories histories = read(
                purchase("1", "2031-02-02T10:00:00Z", "\"segment\":\"Gold\","),
                purchase("2", "2031-01-02T10:00:00Z", "\"segment\":\"basic\","),
                purchase("3", "2031-03-02T10:00:00Z", "\"segment\":\"platinum\","));
        assertThat(histories.segments()).containsExactly("gold");
        assertThat(histories.hasPurchaseBefore(millis("2031-01-02T10:00:00Z"))).isFalse();
        assertThat(histories.hasPurchaseBefore(CUT)).isTrue();
    }

    @Test
    void anEventWithoutASegmentHasTheOneAssignedAtItsTime() throws Exception {
        Path segments = Files.writeString(folder.resolve("segments.ndjson"), """
                {"customer":"anna","segment":"basic","validFrom":"2031-01-01T00:00:00Z"}
                {"customer":"anna","segment":"gold","validFrom":"2031-02-01T00:00:00Z"}
                {"customer":"anna","segment":"platinum","validFrom":"2031-02-20T00:00:00Z"}
                nonsense
                """);
        HistoryReader reader = new HistoryReader(CUT);
        reader.readSegments(segments, SETTINGS);
        Histories histories = read(reader, purchase("1", "2031-02-10T10:00:00Z", ""));
        assertThat(histories.segments()).containsExactly("gold");
        assertThat(histories.rejectedSegments()).isEqualTo(1);
        assertThat(read(purchase("1", "2031-02-10T10:00:00Z", "")).segments()).containsExactly("unassigned");
    }

    @Test
    void theEarliestCancellationEndsAContract() throws Exception {
        Histories histories = read(
                cancellation("1", "2031-02-10T10:00:00Z"),
                cancellation("2", "2031-01-10T10:00:00Z"),
                purchase("3", "2031-01-02T10:00:00Z", ""));
        assertThat(histories.customers()).singleElement().satisfies(anna -> {
            assertThat(anna.firstSeenMillis()).isEqualTo(millis("2031-01-02T10:00:00Z"));
            assertThat(anna.cancelledMillis()).isEqualTo(millis("2031-01-10T10:00:00Z"));
        });
    }

    private Histories read(String... lines) throws Exception {
        return read(new HistoryReader(CUT), lines);
    }

    private Histories read(HistoryReader reader, String... lines) throws Exception {
        Path events = Files.writeString(folder.resolve("events.ndjson"), String.join("\n", lines));
        reader.readEvents(List.of(events), null, SETTINGS, bytes -> {});
        return reader.histories();
    }

    private static String purchase(String id, String time, String more) {
        return event(id, time, "purchase", more + "\"purchase\":{\"amount\":3}");
    }

    private static String cancellation(String id, String time) {
        return event(id, time, "cancellation", "\"cancellation\":{\"reason\":\"price\"}");
    }

    private static String event(String id, String time, String kind, String more) {
        return "{\"id\":\"%s\",\"time\":\"%s\",\"kind\":\"%s\",\"touchpoint\":\"shop\",\"channel\":\"web\",\"customer\":\"anna\",%s}"
                .formatted(id, time, kind, more);
    }

    private static long millis(String time) {
        return Instant.parse(time).toEpochMilli();
    }
}
