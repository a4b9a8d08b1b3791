package xm.customer.episode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import xm.event.Contact;
import xm.event.Touchpoint;
import xm.signal.Fact;
import xm.signal.Vectors;

/** Whether issues were resolved with their first contact: the reference cases, told by episodes. */
class FirstContactTest {
    private static final long HOUR = Happening.hour(1);
    private static final EpisodeRules RULES = new EpisodeRules(EpisodeSettings.DEFAULT.withGrace(0));

    private record Customer(Episodes memory, Told told) {}

    @Test
    void keepsToTheReferenceCases() throws IOException {
        Vectors vectors = Vectors.of("fcr");
        vectors.leaveOut("gross_net", "which contacts could not be resolved at the first level, no event says");
        for (JsonNode one : vectors.group("event_time").cases()) {
            assertThat(one.path("window_s").asLong() * 1000).isEqualTo(EpisodeSettings.DEFAULT.joinMillis());
            Map<String, Customer> customers = new TreeMap<>();
            int id = 0;
            for (JsonNode contact : one.path("contacts")) {
                Customer customer = customers.computeIfAbsent(
                        contact.path("customer").asText(), any -> new Customer(new Episodes(), new Told()));
                RULES.see(customer.memory, event("e-" + id++, contact), "gold", customer.told);
            }
            List<String> told = new ArrayList<>();
            for (Map.Entry<String, Customer> customer : customers.entrySet()) {
                for (Fact fact : customer.getValue().told.firstContacts()) {
                    assertThat(fact.isOpen()).as("%s", one).isTrue();
                    told.add(customer.getKey()
                            + ' '
                            + fact.timeMillis()
                            + ' '
                            + fact.firstContact().isResolved());
                }
            }
            List<String> expected = new ArrayList<>();
            for (JsonNode issue : one.path("cases")) {
                expected.add(issue.path("customer").asText()
                        + ' '
                        + 1000 * issue.path("first_end").asLong()
                        + ' '
                        + issue.path("fcr").asBoolean());
                Customer customer = customers.get(issue.path("customer").asText());
                assertFinalAt(issue, customer);
            }
            assertThat(told).as("%s", one).containsExactlyInAnyOrderElementsOf(expected);
            assertShare(one, customers);
        }
        assertThat(vectors.used()).isEqualTo(12);
        assertThat(vectors.unused()).isEmpty();
    }

    /** Provisional until its window has passed, final at the next full hour where no event comes late. */
    private static void assertFinalAt(JsonNode issue, Customer customer) {
        long finalAt = 1000 * issue.path("final_at").asLong();
        long told = (finalAt / HOUR + 1) * HOUR;
        RULES.wake(customer.memory, told - 1, customer.told);
        assertThat(isOpen(issue, customer)).as("%s before", issue).isTrue();
        RULES.wake(customer.memory, told, customer.told);
        assertThat(isOpen(issue, customer)).as("%s after", issue).isFalse();
    }

    private static boolean isOpen(JsonNode issue, Customer customer) {
        return customer.told.firstContacts().stream()
                .filter(fact ->
                        fact.timeMillis() == 1000 * issue.path("first_end").asLong())
                .findFirst()
                .orElseThrow()
                .isOpen();
    }

    private static void assertShare(JsonNode one, Map<String, Customer> customers) {
        List<Fact> facts = customers.values().stream()
                .flatMap(customer -> customer.told.firstContacts().stream())
                .toList();
        long resolved =
                facts.stream().filter(fact -> fact.firstContact().isResolved()).count();
        assertThat(100.0 * resolved / facts.size())
                .as("%s", one)
                .isCloseTo(one.path("fcr_pct").asDouble(), within(1e-9));
    }

    private static Touchpoint event(String id, JsonNode contact) {
        Contact.Outcome outcome = null;
        if (contact.path("escalated").asBoolean()) {
            outcome = Contact.Outcome.ESCALATED;
        } else if (contact.has("resolved")) {
            outcome = contact.path("resolved").asBoolean() ? Contact.Outcome.RESOLVED : Contact.Outcome.UNRESOLVED;
        }
        long seconds = contact.path("end").asLong() - contact.path("start").asLong();
        return Happening.contact(id, 1000 * contact.path("end").asLong())
                .topic(contact.path("issue").asText())
                .ended(outcome)
                .took(seconds)
                .build();
    }
}
