package xm.io.channel;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.api.Test;

class WireTest {
    /** What is no TLS may come after the request was read whole, and counted as surely untaken. */
    @Test
    void onlyATrustThatWasNotReachedIsSurelyUnsent() {
        Throwable untrusted = new IOException(new SSLHandshakeException("unable to find valid certification path"));
        assertThat(Reply.none(Wire.words(untrusted)).answer())
                .isEqualTo(Answer.later("certificate or TLS not accepted"));

        Throwable later = new IOException(new SSLException("Unsupported or unrecognized SSL message"));
        assertThat(Reply.none(Wire.words(later)).answer()).isEqualTo(Answer.unsure("the answer is no TLS"));
    }
}
