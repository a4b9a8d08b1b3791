package xm.board.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static xm.board.Told.says;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import xm.board.BoardState;
import xm.board.Keep;
import xm.promise.VerdictState;

/** The page in a real browser. */
class BoardPageIT extends PageScene {
    @Test
    void theWallIsThereWithinTwoSecondsAndTheIncidentStandsFirst() {
        Page page = chromium.page(1440, 1000, ColorScheme.LIGHT);
        long begun = System.nanoTime();
        page.navigate(server.address().toString());
        page.locator("a.tile").first().waitFor();
        assertThat((System.nanoTime() - begun) / 1e9)
                .as("seconds to the first tile")
                .isLessThan(2);

        assertThat(page.locator(".sentence").first())
                .containsText("Abandonment of 3 segments at checkout via mobile 55 %");
        assertThat(page.locator("tbody th").first()).hasText("gold");
        Locator tile = page.locator("a.tile.is-broken").first();
        assertThat(tile).containsText("BROKEN");
        assertThat(tile).containsText("55 %");
        assertThat(tile).containsText("≤ 12 %");
        assertThat(tile).containsText("n 400 · 50–60 %");
        assertThat(page.locator("a.tile.is-blind")).containsText("BLIND");
        assertThat(page.locator("a.tile.is-unproven")).containsText("UNPROVEN");
    }

    @Test
    void thePageMovesEachSecond() {
        Page page = open("");
        Locator clock = page.locator("#moment time");
        clock.waitFor();
        String before = clock.textContent();
        assertThat(clock)
                .not()
                .hasText(
                        before,
                        new com.microsoft.playwright.assertions.LocatorAssertions.HasTextOptions().setTimeout(2_000));
    }

    @Test
    void aTileOpensItsCellAndBackComesBack() {
        Page page = open("");
        page.locator("a.tile.is-broken").first().click();
        assertThat(page.locator("h2.title")).containsText("gold");
        assertThat(page.locator("figure.chart canvas").first()).isVisible();
        assertThat(page.locator("#told-abandonment")).containsText("less is better");
        page.goBack();
        assertThat(page.locator("a.tile").first()).isVisible();
    }

    @Test
    void theLinkOfAnAlertOpensItsCellWithItsPromise() {
        Page page = chromium.page(1440, 1000, ColorScheme.LIGHT);
        page.navigate(shop.link(server.address().toString()));
        assertThat(page.locator("h2.title")).hasText(Pattern.compile("all segments · checkout · mobile.*"));
        assertThat(page.locator(".alert.firing")).containsText("about 312");
        assertThat(page.locator("figure.chart h2").first()).hasText("abandonment");
        assertThat(page.locator("figure.chart canvas").first()).isVisible();
        assertThat(page.locator("tr.asked")).hasCount(3);
        assertThat(page.locator("#parts-abandonment")).containsText("basic");
    }

    @Test
    void theNumbersOfAChartCanBeReadAsATable() {
        Page page = open("?segment=gold&touchpoint=checkout&channel=mobile&signal=csat");
        page.getByText("as tables").click();
        assertThat(page.locator("#table-csat tbody tr").first()).containsText("62 %");
    }

    @Test
    void aRestartOfTheServerIsSaidAndOutlived() throws IOException {
        Page page = open("");
        page.locator("a.tile").first().waitFor();
        int port = server.port();
        server.close();
        assertThat(page.locator("#stale")).containsText("Nothing has come from the board's server");
        assertThat(page.locator("body")).hasClass(Pattern.compile("is-stale"));
        state = new BoardState(Keep.USUAL);
        long now = System.currentTimeMillis();
        state.see(says("gold/checkout/*", VerdictState.AT_RISK).at(now - 1), now);
        state.seeHeartbeat("promise-watch", now, now);
        state.caughtUp();
        server = BoardServer.start(state, WebSettings.local(port), Clock.systemUTC());
        assertThat(page.locator("#stale")).isHidden();
        assertThat(page.locator("a.tile")).hasCount(1);
        assertThat(page.locator("a.tile")).containsText("AT RISK");
        // while there was no server the browser said so
        chromium.complaints();
    }

    @Test
    void aJobThatFallsSilentIsSaidAndItsNumbersFade() throws IOException {
        Page page = open("");
        page.locator("a.tile").first().waitFor();
        assertThat(page.locator("#stale")).isHidden();
        server.close();
        int port = server.port();
        BoardState old = new BoardState(Keep.USUAL);
        long now = System.currentTimeMillis();
        old.see(says("gold/checkout/*", VerdictState.KEPT).at(now - 600_000), now);
        old.seeHeartbeat("promise-watch", now - 600_000, now);
        old.caughtUp();
        server = BoardServer.start(old, WebSettings.local(Math.max(port, 0)), Clock.systemUTC());
        page.navigate(server.address().toString());
        assertThat(page.locator("#stale")).containsText("was last heard of 10 min ago");
        assertThat(page.locator("body")).hasClass(Pattern.compile("is-stale"));
        chromium.complaints();
    }

    @Test
    void aPastMinuteIsShownAsItWasAndIsInTheAddress() {
        Page page = open("?at=" + (shop.brokeAtMillis() - 120_000));
        assertThat(page.locator(".live")).hasText("looking back");
        assertThat(page.locator("a.tile").first()).isVisible();
        assertThat(page.locator("a.tile.is-broken")).hasCount(0);
        assertThat(page.locator(".calm")).containsText("No promise is known to be broken");
        page.keyboard().press("l");
        assertThat(page.locator("a.tile.is-broken")).not().hasCount(0);
        page.keyboard().press("[");
        assertThat(page).hasURL(Pattern.compile("at=\\d+"));
        page.reload();
        assertThat(page.locator(".live")).hasText("looking back");
    }

    @Test
    void theKeyboardIsEnough() {
        Page page = open("");
        page.locator("a.tile").first().focus();
        String first = page.evaluate("document.activeElement.href").toString();
        page.keyboard().press("ArrowRight");
        assertThat(page.evaluate("document.activeElement.href").toString()).isNotEqualTo(first);
        page.keyboard().press("ArrowDown");
        page.keyboard().press("Enter");
        assertThat(page.locator("h2.title")).isVisible();
        page.keyboard().press("2");
        assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName("1 alert fires")))
                .isVisible();
    }

    @Test
    void aPhoneShowsTheWorstFirstAndNothingBesideItsEdge() {
        Page page = chromium.page(390, 844, ColorScheme.DARK);
        page.navigate(server.address().toString());
        assertThat(page.locator("ul.tiles li").first()).containsText("BROKEN");
        for (String view :
                List.of("", "?view=alerts", "?view=exceptions", "?view=journey", "?view=coverage", "?view=health")) {
            page.navigate(server.address() + view);
            page.locator("main h2, main .tile").first().waitFor();
            assertThat((Boolean) page.evaluate("document.documentElement.scrollWidth <= innerWidth"))
                    .as(view)
                    .isTrue();
        }
    }

    @Test
    void everyViewCanBeUsedByEverybodyInLightAndInDark() {
        for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
            Page page = chromium.page(1440, 1000, scheme);
            for (String view : List.of(
                    "",
                    "?wall",
                    "?segment=gold&touchpoint=checkout&channel=*&table=1",
                    "?view=alerts",
                    "?view=exceptions",
                    "?view=journey",
                    "?view=coverage",
                    "?view=health")) {
                page.navigate(server.address() + view);
                page.locator("main h2, main .tile").first().waitFor();
                Chromium.checkThatEverybodyCanUse(page);
            }
        }
    }
}
