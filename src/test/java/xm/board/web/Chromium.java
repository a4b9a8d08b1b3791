package xm.board.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import xm.Needs;

/** The installed browser, without a window; it remembers what its pages complained of. */
public final class Chromium implements AutoCloseable {
    private static final Path BROWSER = Path.of("/usr/bin/chromium");
    private static final Path NODE = Path.of("/usr/bin/node");
    /** For a busy machine: an expectation that is met ends at once. */
    private static final double LIMIT_MILLIS = 20_000;

    private final Playwright playwright;
    private final Browser browser;
    private final List<String> complaints = new ArrayList<>();

    private Chromium() {
        Map<String, String> environment = new HashMap<>(System.getenv());
        environment.put("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1");
        environment.put("PLAYWRIGHT_NODEJS_PATH", NODE.toString());
        playwright = Playwright.create(new Playwright.CreateOptions().setEnv(environment));
        browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(BROWSER)
                        .setArgs(List.of("--no-sandbox", "--disable-gpu")));
    }

    /** Skips the test where it is not installed. */
    public static Chromium start() {
        Needs.program(BROWSER, "chromium");
        Needs.program(NODE, "nodejs");
        PlaywrightAssertions.setDefaultAssertionTimeout(LIMIT_MILLIS);
        return new Chromium();
    }

    public Page page(int width, int height, ColorScheme scheme) {
        return page(width, height, scheme, "UTC");
    }

    /** A page in another zone. */
    public Page page(int width, int height, ColorScheme scheme, String zone) {
        BrowserContext context = browser.newContext(new Browser.NewContextOptions()
                .setViewportSize(width, height)
                .setColorScheme(scheme)
                .setTimezoneId(zone)
                .setLocale("en-GB"));
        Page page = context.newPage();
        page.setDefaultTimeout(LIMIT_MILLIS);
        page.onPageError(complaints::add);
        page.onConsoleMessage(message -> {
            if (message.type().equals("error") || message.type().equals("warning")) {
                complaints.add(message.text());
            }
        });
        page.onDialog(dialog -> {
            complaints.add("a dialog: " + dialog.message());
            dialog.dismiss();
        });
        return page;
    }

    public void closePages() {
        List.copyOf(browser.contexts()).forEach(BrowserContext::close);
    }

    /** What pages complained of since it was asked last. */
    public List<String> complaints() {
        List<String> all = List.copyOf(complaints);
        complaints.clear();
        return all;
    }

    /** What of a page keeps people from using it: names, roles, contrast, as WCAG 2 A and AA have it. */
    public static void checkThatEverybodyCanUse(Page page) {
        page.evaluate(axe());
        Object found =
                page.evaluate("async () => (await axe.run(document, {runOnly: ['wcag2a', 'wcag2aa']})).violations"
                        + ".flatMap(rule => rule.nodes.map(node => rule.id + ': ' + node.html.slice(0, 160)"
                        + " + ' ' + (node.any[0]?.message ?? '')))");
        assertThat((List<?>) found).as(page.url()).isEmpty();
    }

    private static String axe() {
        try (InputStream script = Chromium.class.getResourceAsStream("/axe.min.js")) {
            return new String(script.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        browser.close();
        playwright.close();
    }
}
