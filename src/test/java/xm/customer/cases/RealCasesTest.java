package xm.customer.cases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;
import static org.assertj.core.api.Assertions.withinPercentage;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import xm.Needs;
import xm.codec.DecodeSettings;
import xm.codec.Pseudonym;
import xm.codec.mapping.Mapping;
import xm.codec.mapping.Recording;
import xm.customer.CustomerException;
import xm.customer.Moment;
import xm.customer.Voice;
import xm.event.Touchpoint;
import xm.signal.Fact;
import xm.signal.Reading;
import xm.signal.StandingChange;
import xm.signal.Tally;

/** The incidents of a real service desk as cases: in any order what was counted from the file. */
class RealCasesTest {
    private static final Path DATA = Path.of("../shared/data/itsm");

    @Test
    void sharesInTargetAndTimesPerPriorityEqualTheTruthInAnyOrder() throws Exception {
        JsonNode truth = truth();
        List<Touchpoint> events = events();
        List<Touchpoint> reversed = new ArrayList<>(events);
        Collections.reverse(reversed);
        List<Touchpoint> byTime = events.stream()
                .sorted(Comparator.comparingLong(Touchpoint::timeMillis))
                .toList();

        Map<String, Tally> inFileOrder = tallies(events, CaseRules.DEFAULT, false);
        assertTruth(inFileOrder, truth);
        // nine incidents were closed once more after up to 167 days: a live job that settles sooner counts them again
        CaseSettings patient = new CaseSettings(Map.of(), 0.8, 200 * CaseEvents.DAY, 400 * CaseEvents.DAY);
        for (Map<String, Tally> tallies : List.of(
                tallies(reversed, CaseRules.DEFAULT, false),
                tallies(byTime, CaseRules.DEFAULT, false),
                tallies(byTime, new CaseRules(patient), true))) {
            tallies.forEach((segment, tally) -> assertThat(tally.resolutions)
                    .as(segment)
                    .usingRecursiveComparison()
                    .isEqualTo(inFileOrder.get(segment).resolutions));
            assertTruth(tallies, truth);
        }
    }

    private static void assertTruth(Map<String, Tally> tallies, JsonNode truth) {
        assertThat(tallies).hasSize(4);
        truth.get("made_sla_share_by_priority").properties().forEach(priority -> {
            Tally tally = tallies.get("priority-" + priority.getKey());
            assertThat(tally.open).isZero();
            Map<String, Reading> readings = new HashMap<>();
            tally.readings(0).forEach(reading -> readings.put(reading.signal(), reading));
            Reading inTarget = readings.get("in-target");
            assertThat(inTarget.n())
                    .isEqualTo(priority.getValue().get("incidents").asLong());
            assertThat(inTarget.value())
                    .isEqualTo(priority.getValue().get("made_sla").asDouble(), offset(0.00005 + 1e-9));
            double medianHours =
                    readings.get("resolution-time").parts().get("p50").doubleValue() / 3_600;
            // the sketch is off by 1 % and of 94 times tells the 47th, the file's median is the mean of 47th and 48th
            assertThat(medianHours)
                    .isCloseTo(
                            priority.getValue().get("median_hours_to_resolve").asDouble(), withinPercentage(3));
        });
    }

    /** What is told by segment; with time going on meanwhile, or all timers at the end as in a backtest. */
    private static Map<String, Tally> tallies(List<Touchpoint> events, CaseRules rules, boolean isLive) {
        Segments segments = new Segments();
        Map<String, CaseFile> files = new TreeMap<>();
        for (Touchpoint event : events) {
            CaseFile file = files.computeIfAbsent(event.customer(), customer -> new CaseFile());
            if (isLive) {
                until(event.timeMillis() - 1, rules, file, event.customer(), segments);
            }
            rules.see(file, event, event.segment(), segments);
        }
        files.forEach((customer, file) -> {
            until(Long.MAX_VALUE - 1, rules, file, customer, segments);
            assertThat(file.count).isZero();
        });
        return segments.tallies;
    }

    private static void until(long timeMillis, CaseRules rules, CaseFile file, String customer, Voice voice) {
        while (rules.nextMillis(file) <= timeMillis) {
            rules.wake(file, customer, rules.nextMillis(file), voice);
        }
    }

    /** Each once, as the story lets them through. */
    private static List<Touchpoint> events() {
        DecodeSettings settings =
                DecodeSettings.withPseudonym(new Pseudonym("secret".getBytes(StandardCharsets.UTF_8)));
        Mapping mapping = Mapping.load(Path.of("docs/examples/mappings/itsm.yaml"));
        Set<String> seen = new HashSet<>();
        List<Touchpoint> events = new ArrayList<>();
        try (Recording recording = new Recording(DATA.resolve("incident_event_log.csv.gz"), mapping, settings)) {
            recording.forEachRemaining(recorded -> {
                Touchpoint event = recorded.arrival().event();
                if (seen.add(event.customer() + " " + event.id())) {
                    events.add(event);
                }
            });
        }
        return events;
    }

    private static JsonNode truth() throws Exception {
        Needs.beside(DATA);
        return new ObjectMapper().readTree(DATA.resolve("TRUTH.json").toFile());
    }

    private static final class Segments implements Voice {
        private final Map<String, Tally> tallies = new TreeMap<>();

        @Override
        public void fact(Fact fact) {
            tallies.computeIfAbsent(fact.segment(), segment -> new Tally()).add(fact);
        }

        @Override
        public void moment(Moment moment) {
            throw new AssertionError("nobody complained: " + moment);
        }

        @Override
        public void exception(CustomerException exception) {
            throw new AssertionError("no case has a target of its own: " + exception);
        }

        @Override
        public void standing(StandingChange change) {
            throw new AssertionError("cases move nobody's standing");
        }
    }
}
