package xm.dashboards;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What docs/metrics.md says is what the code registers. */
class MetricTableTest {
    private static final Path FILE = Path.of("docs/metrics.md");
    private static final Pattern NAME = Pattern.compile("`((?:flink|xm)_[a-zA-Z_]+)`");

    /** With {@code -Dgolden.write=true} the file is written anew; look at the difference. */
    @Test
    void theFileIsWhatTheDescriptionsGive() throws IOException {
        if (Boolean.getBoolean("golden.write")) {
            Files.writeString(FILE, MetricTable.document());
        }
        assertThat(Files.readString(FILE)).isEqualTo(MetricTable.document());
    }

    @Test
    void otherPagesNameNoMetricThatIsNotThere() throws IOException {
        TreeSet<String> known = new TreeSet<>();
        NAME.matcher(MetricTable.document()).results().forEach(name -> known.add(name.group(1)));

        for (String page : new String[] {"operations.md", "dispatch.md", "dashboards.md", "board.md"}) {
            TreeSet<String> named = new TreeSet<>();
            NAME.matcher(Files.readString(Path.of("docs", page))).results().forEach(name -> named.add(name.group(1)));
            assertThat(known).as(page).containsAll(named);
        }
    }
}
