package xm.io.influx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.influxdb.exceptions.InfluxException;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OutcomeTest {
    @ParameterizedTest
    @CsvSource(textBlock = """
            200, DONE
            204, DONE
            408, RETRY
            425, RETRY
            429, RETRY
            500, RETRY
            502, RETRY
            503, RETRY
            504, RETRY
            507, RETRY
            400, SPLIT
            413, SPLIT
            422, SPLIT
            301, REFUSED
            401, REFUSED
            402, REFUSED
            403, REFUSED
            404, REFUSED
            405, REFUSED
            415, REFUSED
            """)
    void aStatusHasOneMeaning(int status, Outcome meaning) {
        assertThat(Outcome.ofStatus(status)).isEqualTo(meaning);
    }

    @Test
    void faultsOfTheNetworkAreTriedAgain() {
        assertThat(Outcome.ofProblem(new InfluxException(new IOException("connection reset"))))
                .isEqualTo(Outcome.RETRY);
        assertThat(Outcome.ofProblem(new InfluxException(new SocketTimeoutException("timeout"))))
                .isEqualTo(Outcome.RETRY);
        assertThat(Outcome.ofProblem(new RuntimeException(new UnknownHostException("influx"))))
                .isEqualTo(Outcome.RETRY);
    }

    @Test
    void aBugIsNotTakenForAFaultOfTheStore() {
        RuntimeException bug = new IllegalStateException("bug");

        assertThatThrownBy(() -> Outcome.ofProblem(bug)).isSameAs(bug);
    }
}
