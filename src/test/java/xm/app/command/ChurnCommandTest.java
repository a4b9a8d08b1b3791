package xm.app.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import xm.app.ExitCode;
import xm.codec.ChurnFile;
import xm.codec.Mistakes;
import xm.customer.churn.ChurnBase;

class ChurnCommandTest {
    private static final Instant START = Instant.parse("2031-01-01T00:00:00Z");
    private static final String UNTIL = "2031-07-01T00:00:00Z";

    @TempDir
    private Path folder;

    private final StringWriter said = new StringWriter();
    private Path events;
    private Path churn;

    /** Customers who buy once a month or so, and of whom one in five leaves after each purchase. */
    @BeforeEach
    void write() throws Exception {
        SplittableRandom random = new SplittableRandom(1);
        List<String> lines = new ArrayList<>();
        for (int customer = 0; customer < 500; customer++) {
            double rate = -Math.log(random.nextDouble()) / 20;
            double leaves = 0.4 * random.nextDouble();
            for (double day = random.nextInt(60); day < 270; day -= Math.log(random.nextDouble()) / rate) {
                lines.add(event(lines.size(), customer, (long) day));
                if (random.nextDouble() < leaves) {
                    break;
                }
            }
        }
        events = Files.write(folder.resolve("events.ndjson"), lines);
        churn = folder.resolve("churn.yaml");
    }

    @Test
    void fitsAndHoldsTheFitAgainstWhatHappened() {
        assertThat(fit("--horizon", "P60D")).as(said.toString()).isEqualTo(ExitCode.DONE);
        assertThat(said.toString())
                .contains("fitted to what happened before " + UNTIL + ", for a horizon of P60D")
                .contains("otherwise  mbg-nbd      500 customers, ")
                .contains("on the last 60 days, held back, it ranks with AUC 0.")
                .contains("written to " + churn);
        ChurnFile file = ChurnFile.load(churn);
        assertThat(file.untilMillis()).isEqualTo(Instant.parse(UNTIL).toEpochMilli());
        assertThat(file.rules().otherwise()).isInstanceOfSatisfying(ChurnBase.Buying.class, base -> {
            assertThat(base.customers()).isEqualTo(500);
            assertThat(base.shift()).isNotZero().isBetween(-1.0, 1.0);
        });
        assertThat(ChurnFile.parse("again", file.text())).isEqualTo(file);

        assertThat(evaluate()).isEqualTo(ExitCode.DONE);
        assertThat(said.toString())
                .contains("scored at " + UNTIL + ": risk of no purchase (contracts: of a cancellation) within P60D")
                .contains("all customers (mbg-nbd): 500, of whom ")
                .containsPattern("AUC +0\\.\\d{3}  \\(0\\.\\d{3} to 0\\.\\d{3}\\)")
                .contains("AUC of silence alone", "Brier", "log-loss", "ECE", "slope", "lift in the top 10 %")
                .doesNotContain("the events end at");
    }

    @Test
    void theOtherModelCanBeAskedFor() {
        assertThat(fit("--horizon", "P60D", "--model", "bg-nbd")).isEqualTo(ExitCode.DONE);
        assertThat(ChurnFile.load(churn).rules().otherwise().model()).isEqualTo("bg-nbd");
    }

    @Test
    void exitsWithOneOnlyWhenAnAucIsAskedForAndNotReached() {
        fit("--horizon", "P60D");
        assertThat(evaluate("--at-least-auc", "0.6")).isEqualTo(ExitCode.DONE);
        assertThat(evaluate("--at-least-auc", "0.99")).isEqualTo(ExitCode.FOUND);
        assertThat(said.toString()).contains("is less than the 0.99 that was asked for");
    }

    @Test
    void saysWhenTheHorizonIsNotOverYet() {
        fit("--horizon", "P180D");
        assertThat(evaluate()).isEqualTo(ExitCode.DONE);
        assertThat(said.toString()).contains("the horizon only at 2031-12-28T00:00:00Z: who buys later counts as lost");
    }

    @Test
    void saysWhenTheFitHasSeenTheAnswers() {
        fit("--horizon", "P60D");
        assertThat(evaluateAt("2031-06-01T00:00:00Z")).isEqualTo(ExitCode.DONE);
        assertThat(said.toString()).contains("was fitted to what happened up to " + UNTIL);
    }

    @Test
    void aModelTakesAnotherHorizonAndATableDoesNot() throws Exception {
        fit("--horizon", "P60D");
        assertThat(evaluate("--horizon", "P30D")).isEqualTo(ExitCode.DONE);
        assertThat(said.toString()).contains("within P30D");
        Files.writeString(churn, "version: 1\nhorizon: P60D\notherwise: {model: prior, risk: 0.3, reason: a guess}\n");
        assertThat(mistakes(() -> evaluate("--horizon", "P30D")))
                .singleElement()
                .asString()
                .contains("has a table or a prior that was made for P60D");
        assertThat(evaluate()).as("a prior has no ranking").isEqualTo(ExitCode.DONE);
    }

    @Test
    void whatIsTypedWrongIsAnsweredWithASentence() throws Exception {
        assertThat(mistakes(() -> fit("--horizon", "PT0S")))
                .containsExactly("--horizon: PT0S is too short to leave in; write a day or more, such as P90D");
        assertThat(mistakes(() -> run(
                        "fit",
                        "--events",
                        "no.ndjson",
                        "nor.ndjson",
                        "--until",
                        UNTIL,
                        "--horizon",
                        "P60D",
                        "--out",
                        churn.toString())))
                .containsExactly(
                        "no.ndjson: there is no such file, or it cannot be read",
                        "nor.ndjson: there is no such file, or it cannot be read");
        assertThat(mistakes(() -> fit("--horizon", "P60D", "--contractual", "gold")))
                .containsExactly("--contractual: nobody is in segment 'gold' before --until; there are unassigned");
        assertThat(mistakes(() -> evaluateAt("2030-01-01T00:00:00Z")))
                .singleElement()
                .asString()
                .contains("there is no such churn file; xm churn fit makes one");
        Files.writeString(churn, "version: 1\nhorizon: soon\nothrewise: {}\n");
        assertThat(mistakes(this::evaluate)).hasSize(2);
        fit("--horizon", "P60D");
        assertThat(mistakes(() -> evaluateAt("2030-01-01T00:00:00Z")))
                .singleElement()
                .asString()
                .startsWith("--until: nobody was seen before 2030-01-01T00:00:00Z; the events are from 2031-01-");
        assertThat(mistakes(() -> evaluateAt("2032-01-01T00:00:00Z")))
                .singleElement()
                .asString()
                .contains("so nothing is known of what happened after; name an earlier time");
        Files.writeString(events, "nonsense\n");
        assertThat(mistakes(() -> fit("--horizon", "P60D")))
                .containsExactly("--events: of 1 records none is an event; rejected: 1 not-json; try them with xm map");
        Files.writeString(events, "");
        assertThat(mistakes(() -> fit("--horizon", "P60D")))
                .containsExactly("--events: of 0 records none is an event; try them with xm map");
    }

    private int fit(String... more) {
        return run(concat(
                new String[] {"fit", "--events", events.toString(), "--until", UNTIL, "--out", churn.toString()},
                more));
    }

    private int evaluate(String... more) {
        return evaluateAt(UNTIL, more);
    }

    private int evaluateAt(String until, String... more) {
        return run(concat(
                new String[] {
                    "evaluate",
                    "--events",
                    events.toString(),
                    "--until",
                    until,
                    "--churn",
                    churn.toString(),
                    "--draws",
                    "20"
                },
                more));
    }

    private int run(String... args) {
        CommandLine line = new CommandLine(new ChurnCommand());
        line.setCaseInsensitiveEnumValuesAllowed(true);
        line.setOut(new PrintWriter(said, true));
        Object command = line.parseArgs(args).subcommand().commandSpec().userObject();
        return command instanceof ChurnFitCommand fit ? fit.call() : ((ChurnEvaluateCommand) command).call();
    }

    private static List<String> mistakes(Runnable command) {
        Mistakes mistakes = catchThrowableOfType(Mistakes.class, command::run);
        assertThat(mistakes).isNotNull();
        return mistakes.sentences();
    }

    private static String[] concat(String[] some, String[] more) {
        String[] all = Arrays.copyOf(some, some.length + more.length);
        System.arraycopy(more, 0, all, some.length, more.length);
        return all;
    }

    private static String event(int id, int customer, long day) {
        return "{\"id\":\"%d\",\"time\":\"%s\",\"kind\":\"purchase\",\"touchpoint\":\"shop\",\"channel\":\"web\",\"customer\":\"c-%d\",\"purchase\":{\"amount\":3}}"
                .formatted(id, START.plusSeconds(day * 86_400 + 36_000), customer);
    }
}
