package xm.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/**
 * What the state of many customers costs the real job on a real cluster: checkpoints in bytes and seconds, the way back
 * from one, processor time; on the heap and in RocksDB. A line a row.
 *
 * <p>{@code -Dxm.state.customers=1000000} measures at so many. Where it fails the logs of all processes are kept.
 */
class StateAtScaleIT {
    private static final int CUSTOMERS = Integer.getInteger("xm.state.customers", 20_000);

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    Path directory;

    @Test
    void aSecondCheckpointOfRocksDbHoldsWhatChangedAndTheJobGoesOnFromIt() throws Exception {
        StateTrial.Measured measured = measure(true);

        assertThat(measured.second().writtenBytes())
                .isLessThan(measured.second().stateBytes())
                .isLessThan(measured.first().writtenBytes());
    }

    @Test
    void aCheckpointOfTheHeapHoldsAllAndTheJobGoesOnFromIt() throws Exception {
        StateTrial.Measured measured = measure(false);

        assertThat(measured.second().writtenBytes()).isEqualTo(measured.second().stateBytes());
    }

    private StateTrial.Measured measure(boolean isRocksDb) throws Exception {
        try (StateTrial trial = new StateTrial(directory, CUSTOMERS, isRocksDb)) {
            StateTrial.Measured measured = trial.run();
            System.out.println(measured);
            assertThat(measured.customers()).isGreaterThanOrEqualTo(CUSTOMERS);
            return measured;
        }
    }
}
