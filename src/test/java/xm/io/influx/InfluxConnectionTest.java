package xm.io.influx;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class InfluxConnectionTest {
    private static final InfluxAccess TOKEN = InfluxAccess.token("s3cret");
    private static final List<String> POINTS = List.of("a v=1 1", "a v=2 2");

    private FakeStore store;

    @BeforeEach
    void startStore() throws IOException {
        store = new FakeStore();
    }

    @AfterEach
    void stopStore() {
        store.close();
    }

    @Test
    void writesCompressedWithTokenAndMilliseconds() {
        assertThat(write(InfluxSettings.v2(store.url(), "acme", "experience", TOKEN)))
                .isEqualTo(Answer.DONE);

        assertThat(store.requests).singleElement().satisfies(request -> {
            assertThat(request.target())
                    .startsWith("/api/v2/write?")
                    .contains("precision=ms", "org=acme", "bucket=experience");
            assertThat(request.authorization()).isEqualTo("Token s3cret");
            assertThat(request.encoding()).isEqualTo("gzip");
            assertThat(request.lines()).isEqualTo(POINTS);
        });
    }

    @Test
    void anOpenStoreIsSentNoSecret() {
        assertThat(write(InfluxSettings.v2(store.url(), "", "experience", InfluxAccess.OPEN)))
                .isEqualTo(Answer.DONE);

        assertThat(store.requests)
                .singleElement()
                .satisfies(request -> assertThat(request.authorization()).isNull());
    }

    @Test
    void writesPlainWhenToldTo() {
        InfluxBatching plain = new InfluxBatching(10, 1_000, 1, 10, 1_000, false);

        write(InfluxSettings.v2(store.url(), "acme", "experience", TOKEN).with(plain));

        assertThat(store.requests).singleElement().satisfies(request -> {
            assertThat(request.encoding()).isIn(null, "identity");
            assertThat(request.lines()).isEqualTo(POINTS);
        });
    }

    @Test
    void speaksTheOldDialectWithUserAndPassword() {
        write(InfluxSettings.v1(store.url() + "/influx", "experience/a year", InfluxAccess.basic("xm", "s3cret")));

        assertThat(store.requests).singleElement().satisfies(request -> {
            assertThat(request.target()).isEqualTo("/influx/write?db=experience&precision=ms&rp=a%20year");
            assertThat(request.authorization())
                    .isEqualTo("Basic "
                            + Base64.getEncoder().encodeToString("xm:s3cret".getBytes(StandardCharsets.UTF_8)));
        });
    }

    @Test
    void anAnswerCarriesTheStoresOwnWordsWithoutOurSecret() {
        store.then(FakeStore.status(401, "{\"code\":\"unauthorized\",\"message\":\"who is s3cret?\"}"));

        assertThat(write(v2()))
                .isEqualTo(new Answer(Outcome.REFUSED, "HTTP status code: 401; Message: who is ***?", 0));
    }

    @Test
    void anAnswerWithoutWordsStillSaysItsStatus() {
        store.then(FakeStore.status(404, ""));

        assertThat(write(v2())).isEqualTo(new Answer(Outcome.REFUSED, "HTTP status code: 404", 0));
    }

    @Test
    void readsHowLongTheStoreWantsToBeLeftAlone() {
        store.then(FakeStore.retryAfter(429, 7), FakeStore.retryAfter(503, 2));

        assertThat(write(v2())).isEqualTo(new Answer(Outcome.RETRY, "HTTP status code: 429", 7_000));
        assertThat(write(v2())).isEqualTo(new Answer(Outcome.RETRY, "HTTP status code: 503", 2_000));
    }

    @Test
    void aBrokenASilentAndAnAbsentStoreAreFaultsOfTheNetwork() {
        store.then(FakeStore.reset(), FakeStore.reset(), store.silence());
        InfluxSettings hasty = v2().with(new InfluxPatience(200, 200, 1, 1, 1));

        assertThat(write(hasty).outcome()).as("broken").isEqualTo(Outcome.RETRY);
        assertThat(write(hasty).outcome()).as("silent").isEqualTo(Outcome.RETRY);
        store.close();
        assertThat(write(hasty)).as("absent").satisfies(answer -> {
            assertThat(answer.outcome()).isEqualTo(Outcome.RETRY);
            assertThat(answer.words()).contains("onnect");
        });
    }

    @Test
    void aCheckIsContentWithAStoreThatLetsUsIn() {
        store.then(FakeStore.status(400, "{\"message\":\"writing requires points\"}"), FakeStore.status(403, ""));

        try (InfluxConnection connection = new InfluxConnection(v2())) {
            assertThat(connection.check().outcome()).isEqualTo(Outcome.DONE);
            assertThat(connection.check().outcome()).isEqualTo(Outcome.REFUSED);
            assertThat(connection.check().outcome()).isEqualTo(Outcome.DONE);
        }
        assertThat(store.stored).isEmpty();
    }

    private InfluxSettings v2() {
        return InfluxSettings.v2(store.url(), "acme", "experience", TOKEN);
    }

    private static Answer write(InfluxSettings settings) {
        try (InfluxConnection connection = new InfluxConnection(settings)) {
            return connection.write(POINTS);
        }
    }
}
