package xm.codec.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import xm.codec.DecodeSettings;
import xm.codec.Pseudonym;
import xm.event.Arrival;
import xm.event.CaseUpdate;
import xm.event.Channel;
import xm.event.Contact;
import xm.event.CsatScale;
import xm.event.RejectReason;
import xm.event.Survey;
import xm.event.Touchpoint;

/** The mappings in {@code docs/examples} on invented rows in the shape of the files that they are for. */
class ExampleMappingsTest {
    private static final Path MAPPINGS = Path.of("docs/examples/mappings");

    @TempDir
    private Path folder;

    @Test
    void airlineTellsOneAnswerPerRatedTouchpoint() throws Exception {
        List<Touchpoint> events = events("airline", "passengers.csv", """
                ,id,Customer Type,Class,Inflight wifi service,Gate location,Online boarding,Cleanliness
                0,11,Loyal Customer,Eco Plus,0,1,5,3
                1,12,disloyal Customer,Business,4,,0,2
                """);
        assertThat(events)
                .extracting(event -> event.timeMillis() / 1000 % 60
                        + " " + event.customer() + " " + event.segment() + " " + event.touchpoint() + " "
                        + event.channel().wireName() + " "
                        + event.survey().csat().score())
                .containsExactly(
                        "0 11 eco-plus gate-location store 1",
                        "0 11 eco-plus online-boarding mobile 5",
                        "0 11 eco-plus cleanliness other 3",
                        "1 12 business inflight-wifi-service other 4",
                        "1 12 business cleanliness other 2");
        assertThat(events.get(0).id()).isEqualTo("11/Gate location");
        assertThat(events.get(0).source()).isEqualTo("airline-survey");
    }

    @Test
    void airportFollowsColumnsAndDatesThroughTheYears() throws Exception {
        assertThat(answers("2013_survey.csv", """
                        RESPNUM,INTDATE,Q7A_ART,Q7I_WIFI,Q7O_WHOLE,COMMENT
                        7,9,5,6,4,"two
                        lines"
                        8,31,0,1,,
                        """))
                .containsExactly(
                        "2013-7 null 2013-05-09T07:00:00Z art 5 null",
                        "2013-7 null 2013-05-09T07:00:00Z airport 4 null",
                        "2013-8 null 2013-05-31T07:00:00Z wifi 1 null");
        assertThat(answers("2014_survey.csv.part", "RESPNUM,INTDATE,AREA,Q7STORE\n7,9,D,3\n"))
                .containsExactly("2014-7 boarding-area-d 2014-05-09T07:00:00Z shops 3 null");
        assertThat(answers("2016_survey.csv", "*RESPNUM,INTDATE,BAREA,Q7FOOD\n7,05/09/2016 12:00:00 AM,B,2\n"))
                .containsExactly("2016-7 boarding-area-b 2016-05-09T07:00:00Z restaurants 2 null");
        assertThat(answers(
                        "2017_survey.csv",
                        "RESPNUM,INTDATE,BAREA,Q7ALL,NETPRO\n1,3,A,5,10\n2,3,A,Blank,0\n3,3,A,4,11\n4,3,A,6,11\n"))
                .containsExactly(
                        "2017-1 boarding-area-a 2017-05-03T07:00:00Z airport 5 10",
                        "2017-2 boarding-area-a 2017-05-03T07:00:00Z airport null 0",
                        "2017-3 boarding-area-a 2017-05-03T07:00:00Z airport 4 null");
        Arrival nameless =
                read("airport", "survey.csv", "RESPNUM,INTDATE\n1,3\n").get(0);
        assertThat(nameless.rejection().detail()).contains("the name of the file must begin with the year");
    }

    @Test
    void flightsAreOnTimeUpToAQuarterOfAnHour() throws Exception {
        List<Touchpoint> events = events("flights", "flights.csv", """
                scheduled_departure,delay_min,distance_mi,origin,destination
                2031-01-01T00:01,15,100,XYZ,ABC
                2031-01-01T00:01,16,100,XYZ,ABC
                2031-01-01T00:02,-4,100,ABC,XYZ
                """);
        assertThat(events)
                .extracting(event -> event.id() + " " + event.touchpoint() + " " + event.customer() + " "
                        + event.delivery().status().wireName() + " "
                        + event.delivery().lateMinutes())
                .containsExactly(
                        "flight-0 xyz XYZ-ABC on-time 15.0",
                        "flight-1 xyz XYZ-ABC late 16.0",
                        "flight-2 abc ABC-XYZ on-time -4.0");
    }

    @Test
    void onlineRetailCountsEqualRowsOnceAndRefusesReturnsAndUnknownCustomers() throws Exception {
        List<Arrival> all = read("online-retail", "orders.csv", """
                "InvoiceNo","StockCode","Description","Quantity","InvoiceDate","UnitPrice","CustomerID","Country"
                "9001","A1","RED, BOX",6,2031-07-01 08:26:00,2.55,17,"Neverland"
                "9001","A1","RED, BOX",6,2031-07-01 08:26:00,2.55,17,"Neverland"
                "9002","A1","RED, BOX",1,2031-07-01 08:26:00,0,,"Neverland"
                "C9003","A1","RED, BOX",-6,2031-07-02 08:26:00,2.55,17,"Neverland"
                """);
        Touchpoint purchase = all.get(0).event();
        assertThat(purchase.purchase().amount()).isEqualByComparingTo("15.30");
        assertThat(purchase.purchase().currency()).isEqualTo("GBP");
        assertThat(purchase.purchase().items()).isEqualTo(6);
        assertThat(purchase.timeMillis()).as("British summer time").isEqualTo(millis("2031-07-01T07:26:00Z"));
        assertThat(purchase.segment()).isEqualTo("neverland");
        assertThat(all.get(1).event().id()).isEqualTo(purchase.id());
        assertThat(all.get(2).rejection().reason()).isEqualTo(RejectReason.MISSING_FIELD);
        assertThat(all.get(2).rejection().field()).isEqualTo("customer");
        assertThat(all.get(3).rejection().reason()).isEqualTo(RejectReason.OUT_OF_RANGE);
        assertThat(all.get(3).rejection().field()).startsWith("purchase.");
    }

    @Test
    void cdnowTakesTheColumnsBetweenBlanksApart() throws Exception {
        List<Arrival> all = read(
                "cdnow",
                "sample.txt",
                " 00077 0003 20310702 12  129.33\r\n" + " 00077 0003 20310702 12  129.33\n" + "what is this?\n");
        Touchpoint purchase = all.get(0).event();
        assertThat(purchase.customer()).isEqualTo("0003");
        assertThat(purchase.timeMillis()).isEqualTo(millis("2031-07-02T00:00:00Z"));
        assertThat(purchase.purchase().items()).isEqualTo(12);
        assertThat(purchase.purchase().amount()).isEqualByComparingTo("129.33");
        assertThat(all.get(1).event().id()).as("another order").isNotEqualTo(purchase.id());
        assertThat(all.get(2).rejection().reason()).isEqualTo(RejectReason.MISSING_FIELD);
    }

    @Test
    void itsmTellsTheLifeOfAnIncident() throws Exception {
        List<Touchpoint> events = events("itsm", "incidents.csv", """
                number,state,reassignment_count,reopen_count,sys_mod_count,made_sla,caller_id,opened_at,sys_updated_at,contact_type,priority,resolved_at,closed_at
                77,New,0,0,0,true,5,1/2/2031 01:16,1/2/2031 01:23,Phone,3,3/2/2031 11:29,9/2/2031 12:00
                77,Active,1,1,4,true,5,1/2/2031 01:16,2/2/2031 01:00,Phone,3,3/2/2031 11:29,9/2/2031 12:00
                77,Resolved,2,1,5,true,5,1/2/2031 01:16,3/2/2031 11:29,Phone,3,3/2/2031 11:29,9/2/2031 12:00
                77,Closed,2,1,6,false,5,1/2/2031 01:16,9/2/2031 12:00,Phone,3,3/2/2031 11:29,9/2/2031 12:00
                78,Closed,0,0,6,true,?,1/2/2031 01:16,9/2/2031 12:00,Email,1,?,9/2/2031 12:00
                """);
        assertThat(events)
                .extracting(event -> event.id() + " " + Instant.ofEpochMilli(event.timeMillis()))
                .containsExactly(
                        "77/opened 2031-02-01T01:16:00Z",
                        "77/reopened-1-4 2031-02-02T01:00:00Z",
                        "77/came-back-1 2031-02-02T01:00:00Z",
                        "77/resolved-5 2031-02-03T11:29:00Z",
                        "77/closed-6 2031-02-09T12:00:00Z",
                        "77/contact 2031-02-09T12:00:00Z",
                        "78/closed-6 2031-02-09T12:00:00Z",
                        "78/contact 2031-02-09T12:00:00Z");
        assertThat(events.get(3).caseUpdate().status()).isEqualTo(CaseUpdate.Status.RESOLVED);
        assertThat(events.get(3).caseUpdate().isInTarget()).as("not yet known").isNull();
        assertThat(events.get(4).caseUpdate().isInTarget()).isFalse();
        assertThat(events.get(5).contact().transfers()).isEqualTo(2);
        assertThat(events.get(5).contact().outcome()).isEqualTo(Contact.Outcome.RESOLVED);
        assertThat(events.get(6).caseUpdate().isInTarget()).isTrue();
        assertThat(events.get(6).customer()).as("an unknown caller").isEqualTo("caller-of-78");
        assertThat(events.get(6).segment()).isEqualTo("priority-1");
        assertThat(events.get(6).channel()).isEqualTo(Channel.EMAIL);
        assertThat(events).allSatisfy(event -> assertThat(event.journey()).isIn("77", "78"));
    }

    private List<String> answers(String file, String rows) throws IOException {
        return events("airport", file, rows).stream()
                .map(event -> event.customer() + " " + event.segment() + " "
                        + Instant.ofEpochMilli(event.timeMillis()) + " " + event.touchpoint() + " "
                        + score(event.survey()) + " " + event.survey().nps())
                .toList();
    }

    private static Integer score(Survey survey) {
        if (survey.csat() == null) {
            return null;
        }
        assertThat(survey.csat().scale()).isEqualTo(CsatScale.ONE_TO_FIVE);
        return survey.csat().score();
    }

    private List<Touchpoint> events(String mapping, String file, String rows) throws IOException {
        return read(mapping, file, rows).stream()
                .peek(arrival -> assertThat(arrival.rejection()).isNull())
                .map(Arrival::event)
                .toList();
    }

    private List<Arrival> read(String mapping, String file, String rows) throws IOException {
        DecodeSettings settings =
                DecodeSettings.withPseudonym(new Pseudonym("secret".getBytes(StandardCharsets.UTF_8)));
        Path data = Files.writeString(folder.resolve(file), rows);
        List<Arrival> all = new ArrayList<>();
        try (Recording recording = new Recording(data, Mapping.load(MAPPINGS.resolve(mapping + ".yaml")), settings)) {
            recording.forEachRemaining(recorded -> all.add(recorded.arrival()));
        }
        return all;
    }

    private static long millis(String time) {
        return Instant.parse(time).toEpochMilli();
    }
}
