package xm;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.type;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.io.Serializable;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Stream;

/** Who may know whom: the rooms of the house and their doors. */
@AnalyzeClasses(packages = "xm", importOptions = DoNotIncludeTests.class)
class RoomsTest {
    private static final String[] PURE = {
        "xm.event..",
        "xm.signal..",
        "xm.customer..",
        "xm.promise..",
        "xm.alert..",
        "xm.dispatch..",
        "xm.report..",
        "xm.sim.."
    };

    /** Those that neither look at a clock, nor roll dice, nor read or write: the pure ones, and what the board shows. */
    private static final String[] TOLD =
            Stream.concat(Arrays.stream(PURE), Stream.of("xm.board")).toArray(String[]::new);

    @ArchTest
    static final ArchRule roomsHaveNoCycles =
            slices().matching("xm.(*)..").should().beFreeOfCycles();

    /** But for the sketch of quantiles, whose bins are those of their authors. */
    @ArchTest
    static final ArchRule pureRoomsKnowOnlyTheJdkAndEachOther = classes()
            .that()
            .resideInAnyPackage(PURE)
            .and()
            .doNotHaveFullyQualifiedName("xm.signal.QuantileSketch")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "java..",
                    "xm.event..",
                    "xm.signal..",
                    "xm.customer..",
                    "xm.promise..",
                    "xm.alert..",
                    "xm.dispatch..",
                    "xm.report..",
                    "xm.sim..");

    @ArchTest
    static final ArchRule theSketchKnowsTheBinsOfItsAuthors = classes()
            .that()
            .haveFullyQualifiedName("xm.signal.QuantileSketch")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage("java..", "xm.signal..", "com.datadoghq.sketch..");

    @ArchTest
    static final ArchRule pureRoomsDoNoInputOrOutput = noClasses()
            .that()
            .resideInAnyPackage(TOLD)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("java.net..", "java.nio.file..", "java.util.concurrent..")
            .orShould()
            .dependOnClassesThat(resideInAnyPackage("java.io..").and(not(type(Serializable.class))));

    @ArchTest
    static final ArchRule pureRoomsAreToldTheTime = noClasses()
            .that()
            .resideInAnyPackage(TOLD)
            .should()
            .callMethod(System.class, "currentTimeMillis")
            .orShould()
            .callMethod(System.class, "nanoTime")
            .orShould()
            .callMethod(Instant.class, "now")
            .orShould()
            .callMethod(LocalDate.class, "now")
            .orShould()
            .callMethod(LocalDateTime.class, "now")
            .orShould()
            .dependOnClassesThat()
            .areAssignableTo(Clock.class);

    @ArchTest
    static final ArchRule pureRoomsRollOnlySeededDice = noClasses()
            .that()
            .resideInAnyPackage(TOLD)
            .should()
            .dependOnClassesThat()
            .belongToAnyOf(Random.class, ThreadLocalRandom.class)
            .orShould()
            .callMethod(Math.class, "random");

    @ArchTest
    static final ArchRule eventsKnowNoOtherRoom = onlyKnows("xm.event..", "xm.event..");

    @ArchTest
    static final ArchRule signalsKnowEvents = onlyKnows("xm.signal..", "xm.signal..", "xm.event..");

    @ArchTest
    static final ArchRule customersKnowEventsAndSignals =
            onlyKnows("xm.customer..", "xm.customer..", "xm.event..", "xm.signal..");

    @ArchTest
    static final ArchRule promisesKnowEvents = onlyKnows("xm.promise..", "xm.promise..", "xm.event..");

    @ArchTest
    static final ArchRule alertsKnowPromises = onlyKnows("xm.alert..", "xm.alert..", "xm.promise..", "xm.event..");

    @ArchTest
    static final ArchRule dispatchKnowsAlerts =
            onlyKnows("xm.dispatch..", "xm.dispatch..", "xm.alert..", "xm.promise..", "xm.event..");

    @ArchTest
    static final ArchRule reportsKnowAlertsAndHowTheyAreTold =
            onlyKnows("xm.report..", "xm.report..", "xm.dispatch..", "xm.alert..", "xm.promise..", "xm.event..");

    @ArchTest
    static final ArchRule simulationKnowsEvents = onlyKnows("xm.sim..", "xm.sim..", "xm.event..");

    @ArchTest
    static final ArchRule whatTheBoardShowsKnowsThePureRoomsAndWhatRecordsTell = classes()
            .that()
            .resideInAPackage("xm.board")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "java..",
                    "xm.board",
                    "xm.codec",
                    "xm.event..",
                    "xm.signal..",
                    "xm.customer..",
                    "xm.promise..",
                    "xm.alert..",
                    "xm.dispatch..");

    @ArchTest
    static final ArchRule theBoardKnowsNoKafkaOrStore = noClasses()
            .that()
            .resideInAPackage("xm.board..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.apache..", "com.influxdb..", "io.questdb..", "xm.io..", "xm.flow..", "xm.app..");

    @ArchTest
    static final ArchRule onlyTheProgramKnowsTheBoard = noClasses()
            .that()
            .resideOutsideOfPackages("xm.app..", "xm.board..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("xm.board..");

    @ArchTest
    static final ArchRule codecKnowsThePureRooms = onlyKnows(
            "xm.codec..",
            "xm.codec..",
            "xm.event..",
            "xm.signal..",
            "xm.customer..",
            "xm.promise..",
            "xm.alert..",
            "xm.dispatch..");

    @ArchTest
    static final ArchRule codecKnowsNoFlinkKafkaOrStore = noClasses()
            .that()
            .resideInAPackage("xm.codec..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.apache..", "com.influxdb..", "io.questdb..");

    @ArchTest
    static final ArchRule flowKnowsThePureRoomsAndFlink = onlyKnows(
            "xm.flow..", "xm.flow..", "xm.event..", "xm.signal..", "xm.customer..", "xm.promise..", "xm.alert..");

    @ArchTest
    static final ArchRule flowKnowsNoOutsideWorld = noClasses()
            .that()
            .resideInAPackage("xm.flow..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "com.fasterxml..", "org.apache.kafka..", "org.apache.flink.connector..", "com.influxdb..");

    @ArchTest
    static final ArchRule ioKnowsNeitherTheDemoNorTheCommands = noClasses()
            .that()
            .resideInAPackage("xm.io..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("xm.embedded..", "xm.app..", "xm.sim..");

    @ArchTest
    static final ArchRule nobodyKnowsTheCommands = noClasses()
            .that()
            .resideOutsideOfPackage("xm.app..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("xm.app..");

    private static ArchRule onlyKnows(String room, String... known) {
        return noClasses()
                .that()
                .resideInAPackage(room)
                .should()
                .dependOnClassesThat(resideInAnyPackage("xm..").and(not(resideInAnyPackage(known))));
    }
}
