package xm.io.influx;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import xm.event.Cell;
import xm.promise.Commitment;
import xm.promise.Observed;
import xm.promise.Promise;
import xm.promise.Severity;
import xm.promise.Verdict;
import xm.promise.VerdictState;
import xm.promise.Verdicts;

class VerdictPointsTest {
    @Test
    void aVerdictIsAPointAtTheTimeItWasSaid() {
        assertThat(VerdictPoints.line(Verdicts.broken()))
                .startsWith("promise,channel=*,promise=satisfied,segment=gold,signal=csat,touchpoint=checkout ")
                .contains("evidence=51234.0,", "high=0.778,", "low=0.694,", "n=428i,", "needed=43200.0,")
                .contains("promised=0.88,", "state=\"BROKEN\",", "state_code=2i,", "value=0.738,", "version=7i ")
                .containsPattern("margin=-0\\.142\\d*,margin_share=-0\\.142\\d*,")
                .contains("owner=\"cx-digital\",", "since=1795255200000i,", "said=1795255560000i,")
                .endsWith(" 1795255560000");
    }

    /** It looked as if something were promised of which too little was seen. */
    @Test
    void whatIsNoLongerPromisedIsInNoState() {
        var broken = Verdicts.broken();
        assertThat(VerdictPoints.line(Verdict.withdrawn(broken.commitment(), broken.atMillis())))
                .contains("state=\"WITHDRAWN\",", "state_code=5i,");
    }

    @Test
    void whatNobodySawIsLeftOut() {
        assertThat(VerdictPoints.line(Verdicts.unproven()))
                .contains("n=0i,", "state=\"UNPROVEN\"", "state_code=3i")
                .doesNotContain("value", "low", "high", "margin");
    }

    @Test
    void theMarginIsBelowZeroWhereItIsWorseWhicheverWayIsBetter() {
        Promise quick = new Promise(
                "quick", "resolution-time", List.of(), 900, 1, Severity.RECORD, null, null, 0, List.of(), 0);
        Commitment commitment =
                new Commitment(1, quick, new Cell("*", "*", "*"), 900, 1, Severity.RECORD, null, null, 0, null);
        Observed slow = new Observed(60_000, 9, 1200, 600, Double.POSITIVE_INFINITY);

        assertThat(VerdictPoints.line(
                        Verdicts.verdict(commitment, VerdictState.AT_RISK, slow, Double.POSITIVE_INFINITY, null)))
                .contains("margin=-300.0,", "margin_share=-0.3333", "state_code=1i", "evidence=1000000000000000000.0,")
                .doesNotContain("high", "Infinity");
    }
}
