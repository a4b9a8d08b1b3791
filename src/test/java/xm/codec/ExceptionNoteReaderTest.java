package xm.codec;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import xm.alert.ExceptionNote;
import xm.customer.CustomerException;

class ExceptionNoteReaderTest {
    @Test
    void readsWhatIsWrittenButNotWhoItIs() {
        long at = Instant.parse("2026-11-21T10:00:00Z").toEpochMilli();
        CustomerException exception = new CustomerException(
                CustomerException.Kind.ONE_STRIKE,
                "c-1",
                "gold",
                "checkout",
                at,
                "e-1",
                List.of("it was hard"),
                400,
                at + 3_600_000);

        assertThat(ExceptionNoteReader.read(ExceptionWriter.write(exception)).value())
                .isEqualTo(new ExceptionNote("gold", "checkout", at, 400));
    }

    @Test
    void readsTheExampleOfTheDocuments() throws Exception {
        byte[] example = Files.readAllBytes(Path.of("docs/examples/customer-exception.json"));

        assertThat(ExceptionNoteReader.read(example).isRead()).isTrue();
    }

    @Test
    void saysWhatIsWrong() {
        assertThat(ExceptionNoteReader.read("{\"segment\":\"gold\"}".getBytes(UTF_8))
                        .mistake())
                .contains("at");
        assertThat(ExceptionNoteReader.read(new byte[0]).isRead()).isFalse();
        assertThat(ExceptionNoteReader.read(null).isRead()).isFalse();
    }
}
