package xm.app.command.demo;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import xm.app.ExitCode;
import xm.board.web.Chromium;
import xm.io.kafka.Brokers;
import xm.io.kafka.TestRecords;
import xm.io.kafka.Topics;

/**
 * The distribution's demo in a real browser: its incident appears on the wall, and its alert leads to the cell.
 *
 * <p>What the demo itself complains of is {@link DemoIT}'s. {@code -Dxm.images=docs/images} keeps a picture of every view there.
 */
class DemoBoardIT {
    private static final Path PROGRAM = Path.of(System.getProperty("xm.dist", "target/dist"), "experience-monitor.jar");
    private static final Duration PATIENCE = Duration.ofSeconds(120);
    private static final Pattern BOARD = Pattern.compile("The board: (http://\\S+)");
    private static final Pattern KAFKA = Pattern.compile("Kafka (\\S+)");
    private static final List<String> VIEWS = List.of("alerts", "exceptions", "journey", "coverage", "health");

    @TempDir
    Path directory;

    @Test
    void theIncidentAppearsOnTheWallAndItsAlertLeadsToIt() throws Exception {
        try (Chromium chromium = Chromium.start()) {
            Process demo = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-Xmx768m",
                            "-XX:+UseSerialGC",
                            "-XX:TieredStopAtLevel=1",
                            "-jar",
                            PROGRAM.toString(),
                            "demo")
                    .redirectOutput(directory.resolve("out").toFile())
                    .redirectError(directory.resolve("err").toFile())
                    .start();
            try {
                String board = said(BOARD);
                said(Pattern.compile("(First alert after)"));
                look(chromium, board);
                demo.destroy();
                assertThat(demo.waitFor(15, TimeUnit.SECONDS)).isTrue();
                assertThat(demo.exitValue()).isEqualTo(ExitCode.DONE);
            } finally {
                demo.destroyForcibly();
            }
        }
    }

    private void look(Chromium chromium, String board) throws Exception {
        Page page = chromium.page(1440, 1000, ColorScheme.LIGHT);
        page.navigate(board);
        assertThat(page.locator(".sentence", new Page.LocatorOptions().setHasText("checkout"))
                        .first())
                .isVisible();
        assertThat(page.locator("a.tile.is-broken").first()).containsText("BROKEN");
        keep(page, "wall");
        page.locator("a.tile.is-broken").first().click();
        assertThat(page.locator("h2.title")).containsText("checkout");
        assertThat(page.locator("figure.chart canvas").first()).isVisible();

        page.navigate(linkOfTheFirstAlert());
        assertThat(page.locator(".alert.firing").first()).isVisible();
        assertThat(page.locator("figure.chart canvas").first()).isVisible();
        keep(page, "cell");
        for (String view : VIEWS) {
            page.navigate(board + "?view=" + view);
            page.locator("main h2").first().waitFor();
            keep(page, view);
        }
        Page afar = chromium.page(1920, 1080, ColorScheme.DARK);
        afar.navigate(board + "?wall");
        assertThat(afar.locator("a.tile").first()).isVisible();
        keep(afar, "wall-from-afar");
        Page phone = chromium.page(390, 844, ColorScheme.DARK);
        phone.navigate(board);
        assertThat(phone.locator("ul.tiles li").first()).containsText("BROKEN");
        keep(phone, "phone");
        chromium.closePages();
        assertThat(chromium.complaints()).isEmpty();
    }

    /** As somebody who is called gets it. */
    private String linkOfTheFirstAlert() throws Exception {
        Brokers brokers = Brokers.at(said(KAFKA));
        byte[] alert = TestRecords.readAll(brokers, new Topics("").experienceAlerts())
                .get(0)
                .value();
        String link = new ObjectMapper().readTree(alert).at("/board").asText();
        HttpRequest request = HttpRequest.newBuilder(URI.create(link)).build();
        HttpResponse<Void> answer = HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.discarding());
        assertThat(answer.statusCode()).isEqualTo(200);
        return link;
    }

    private static void keep(Page page, String name) {
        String images = System.getProperty("xm.images");
        if (images != null) {
            page.screenshot(new Page.ScreenshotOptions().setPath(Path.of(images, name + ".png")));
        }
    }

    private String said(Pattern words) throws IOException {
        await().atMost(PATIENCE)
                .until(() -> words.matcher(Files.readString(directory.resolve("out"), UTF_8))
                        .find());
        Matcher matcher = words.matcher(Files.readString(directory.resolve("out"), UTF_8));
        return matcher.find() ? matcher.group(1) : "";
    }
}
