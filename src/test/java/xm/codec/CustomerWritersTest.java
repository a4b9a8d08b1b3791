package xm.codec;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import xm.customer.CustomerException;
import xm.customer.standing.CustomerStanding;

/** Exceptions and standings of customers: as the documentation shows them, and as their schemas say. */
class CustomerWritersTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final long AT = Rfc3339.parse("2026-11-21T10:02:03.120Z");

    @Test
    void writesTheExampleOfAnException() throws Exception {
        CustomerException exception = exception(
                CustomerException.Kind.ONE_STRIKE,
                "failed delivery, order-4711",
                List.of(
                        "failed delivery, order-4711, at delivery",
                        "worth 400 a year; from 200 on a single bad experience is one too many"));

        isTheExample("customer-exception", ExceptionWriter.write(exception));
    }

    @Test
    void writesTheExampleOfACustomer() throws Exception {
        CustomerStanding standing = new CustomerStanding(
                "c-1842",
                "gold",
                Rfc3339.parse("2026-11-22T00:00:00Z"),
                0.401312339887548,
                "mbg-nbd",
                null,
                "priors-1",
                "satisfied",
                1.5,
                List.of(
                        new CustomerStanding.Why("base", -0.9),
                        new CustomerStanding.Why("complaint", 0.75),
                        new CustomerStanding.Why("promoter", -0.25)));

        isTheExample("customer", CustomerWriter.write(standing));
    }

    @Test
    void everyKindOfExceptionFollowsTheSchemaWithAndWithoutACause() throws Exception {
        for (CustomerException.Kind kind : CustomerException.Kind.values()) {
            follows("customer-exception", ExceptionWriter.write(exception(kind, "k-1", List.of("a reason"))));
            follows("customer-exception", ExceptionWriter.write(exception(kind, null, List.of("a reason"))));
        }
    }

    @Test
    void aModelThatWasNotFittedSaysWhy() throws Exception {
        byte[] written = CustomerWriter.write(new CustomerStanding(
                "c-1",
                "gold",
                AT,
                0.1,
                "prior",
                "nothing was fitted",
                "priors-1",
                "satisfied",
                0,
                List.of(new CustomerStanding.Why("base", -2.2))));

        follows("customer", written);
        assertThat(JSON.readTree(written).get("reason").asText()).isEqualTo("nothing was fitted");
    }

    @Test
    void isOneLine() {
        CustomerException exception =
                exception(CustomerException.Kind.AT_RISK, "a\nb", List.of("text with \"quotes\"\nand lines"));

        assertThat(new String(ExceptionWriter.write(exception), UTF_8)).doesNotContain("\n");
    }

    private static CustomerException exception(CustomerException.Kind kind, String cause, List<String> why) {
        return new CustomerException(kind, "c-1842", "gold", "delivery", AT, cause, why, 400, AT + 4 * 3_600_000);
    }

    /** With {@code -Dgolden.write=true} the example is written anew; look at the difference. */
    private static void isTheExample(String name, byte[] written) throws Exception {
        Path example = Path.of("docs/examples", name + ".json");
        JsonNode tree = JSON.readTree(written);
        if (Boolean.getBoolean("golden.write")) {
            Files.writeString(example, tree.toPrettyString() + "\n");
        }
        assertThat(tree).isEqualTo(JSON.readTree(example.toFile()));
        follows(name, written);
    }

    private static void follows(String name, byte[] written) throws Exception {
        String schema = Files.readString(Path.of("docs/schemas", name + ".schema.json"));
        assertThat(JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                        .getSchema(schema)
                        .validate(
                                JSON.readTree(written),
                                run -> run.getExecutionConfig().setFormatAssertionsEnabled(true)))
                .isEmpty();
    }
}
