package xm.board.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static xm.board.Told.says;
import static xm.board.Told.trouble;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import xm.promise.VerdictState;

/** People before the page who hear it, work by keyboard, sit in another zone, or are no longer known. */
class BoardPeopleIT extends PageScene {
    private static final String TOKEN = "0123456789abcdef-of-the-board";

    /** Counts how often anything that is said aloud changes. */
    private static void listen(Page page) {
        page.evaluate("() => { window.heard = []; new MutationObserver(changes => changes.forEach(change => {"
                + " const live = (change.target.closest ? change.target : change.target.parentElement)"
                + "?.closest('[role=status], [role=alert], [aria-live], output');"
                + " if (live && live.textContent) window.heard.push(live.textContent); }))"
                + ".observe(document.body, { subtree: true, childList: true, characterData: true }); }");
    }

    private static List<?> heard(Page page) {
        return (List<?>) page.evaluate("window.heard");
    }

    private static void ticks(Page page, int times) {
        Locator clock = page.locator("#moment time");
        for (int i = 0; i < times; i++) {
            String before = clock.textContent();
            assertThat(clock).not().hasText(before);
        }
    }

    /** The clock was said each second, and an age that grows with it. */
    @Test
    void whoHearsThePageIsToldOnceWhatChanges() throws Exception {
        Page page = open("");
        page.locator("a.tile").first().waitFor();
        ticks(page, 1);
        listen(page);
        ticks(page, 3);
        assertThat(heard(page)).isEmpty();

        server.close();
        assertThat(page.locator("#stale")).containsText(Pattern.compile("for [45] s"));
        assertThat(page.locator("#stale")).containsText(Pattern.compile("for [6-9] s"));
        assertThat(heard(page)).hasSize(1).first().asString().contains("What you see is old");
        server = BoardServer.start(state, WebSettings.local(0), Clock.systemUTC());
        chromium.complaints();
    }

    @Test
    void whoIsAtALinkStaysThereWhileItsNumbersChange() {
        Page page = open("");
        Locator alerts = page.locator("nav a[data-view=exceptions]");
        assertThat(alerts.locator(".many")).hasText("6");
        alerts.focus();
        long now = System.currentTimeMillis();
        synchronized (state) {
            state.see(trouble("another", now, now + 600_000), now);
        }
        assertThat(alerts.locator(".many")).hasText("7");
        assertThat(alerts).isFocused();
    }

    @Test
    void whoIsAtASentenceStaysThereWhileAnotherComesBeforeIt() {
        Page page = open("");
        Locator sentence = page.locator("a.sentence").first();
        sentence.focus();
        String text = sentence.locator(".say").textContent();
        listen(page);
        long now = System.currentTimeMillis();
        synchronized (state) {
            state.see(says("student/search/*", VerdictState.BROKEN).at(now), now);
        }
        assertThat(page.locator("a.sentence")).hasCount(2);
        Locator held = page.locator("a.sentence:focus .say");
        assertThat(held).hasText(text);
        ticks(page, 2);
        assertThat(held).hasText(text);
        assertThat(heard(page)).hasSize(1).first().asString().startsWith("Broken: student at search");
    }

    /** Times were in the zone of the browser, and nothing said so. */
    @Test
    void timesAreInTheZoneOfTheBrowserWhichIsNamedBesideTheClock() {
        Page page = chromium.page(1440, 1000, ColorScheme.LIGHT, "Asia/Tokyo");
        page.navigate(server.address() + "?at=" + (shop.brokeAtMillis() + 120_000));
        assertThat(page.locator("#zone")).hasText("GMT+9");
        assertThat(page.locator("#zone")).hasAttribute("title", "Asia/Tokyo");
        String there = Instant.ofEpochMilli(shop.brokeAtMillis() + 120_000)
                .atZone(ZoneId.of("Asia/Tokyo"))
                .format(DateTimeFormatter.ofPattern("HH:mm"));
        assertThat(page.locator("#moment")).containsText("to " + there);
    }

    /** "No alert fires" was said of a day that nobody knew anything of. */
    @Test
    void aMomentThatIsNotRememberedIsNoGoodMoment() {
        long at = shop.brokeAtMillis() - 3 * 86_400_000L;
        for (String view : List.of(
                "?",
                "?wall",
                "?segment=gold&touchpoint=checkout&channel=*",
                "?view=alerts",
                "?view=exceptions",
                "?view=journey",
                "?view=coverage",
                "?view=health")) {
            Page page = open(view + "&at=" + at);
            assertThat(page.locator("main"))
                    .containsText(
                            Pattern.compile(
                                    "The board remembers back to .*\\d\\d:\\d\\d; for what was before see Grafana and xm report"));
            assertThat(page.locator("main"))
                    .not()
                    .containsText(Pattern.compile("No alert fires|Nothing is promised|No promise"));
        }
        // a browser tells of each answer that is none
        chromium.complaints();
    }

    /** It said that it would go on by itself, and asked for ever in vain. */
    @Test
    void aScreenThatIsNoLongerKnownGoesToWhereTheTokenIsEntered() throws Exception {
        Page page = open("?wall");
        page.locator("a.tile").first().waitFor();
        int port = server.port();
        server.close();
        WebSettings closed =
                new WebSettings("127.0.0.1", port, Optional.of(TOKEN), Optional.empty(), List.of(), List.of(), 1_000);
        server = BoardServer.start(state, closed, Clock.systemUTC());
        assertThat(page).hasURL(Pattern.compile("login\\.html\\?next=wall"));
        page.locator("#token").fill(TOKEN);
        page.locator("button").click();
        assertThat(page.locator("a.tile").first()).isVisible();
        assertThat(page.locator("body")).hasClass(Pattern.compile("tv"));
        chromium.complaints();
    }
}
