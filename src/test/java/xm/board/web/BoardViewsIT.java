package xm.board.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static xm.board.Told.says;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.assertions.LocatorAssertions;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import xm.dispatch.Links;
import xm.dispatch.States;
import xm.promise.VerdictState;

/** The views of the page in a real browser: what they say of the past, of what is old, and when something fails. */
class BoardViewsIT extends PageScene {
    private static final String CELL = "?segment=gold&touchpoint=checkout&channel=*";

    private static void goesOn(Locator what) {
        goesOn(what, 20_000);
    }

    /** An age of a minute or more is said in minutes: whoever waits for it to grow waits that long. */
    private static void growsOlder(Locator age) {
        goesOn(age, 64_000);
    }

    private static void goesOn(Locator what, double limitMillis) {
        String before = what.textContent();
        assertThat(what).not().hasText(before, new LocatorAssertions.HasTextOptions().setTimeout(limitMillis));
    }

    /** It stood in blue, whatever its age. */
    @Test
    void whatNobodyWatchesAnyMoreFadesAndSaysSinceWhen() {
        long now = System.currentTimeMillis();
        synchronized (state) {
            state.see(says("student/search/*", VerdictState.KEPT).at(now - 26 * 3_600_000L), now);
        }
        Page page = open("");
        Locator tile = page.locator("a.tile.is-old");
        assertThat(tile).hasCount(1);
        assertThat(tile).hasClass(Pattern.compile("is-blind"));
        assertThat(tile).containsText("BLIND");
        assertThat(tile).containsText("was 70 %");
        assertThat(tile).containsText(Pattern.compile("nothing heard since .* · 26 h"));
        tile.click();
        assertThat(page.locator("tr.is-old")).containsText("nothing heard since");
        assertThat(page.locator("tr.is-old")).containsText("no verdict came for longer than is usual here");
    }

    /** It showed the present without a word. */
    @Test
    void healthOfThePastSaysWhatWasThenAndThatTheRestIsNow() {
        long at = shop.brokeAtMillis() - 120_000;
        Page page = open("?view=health&at=" + at);
        assertThat(page.locator("#health-then")).containsText("None, as far back as the board remembers");
        assertThat(page.locator("#health-then")).containsText("All below is of the present");
        assertThat(page.locator("#health-now")).containsText("Health now");
        assertThat(page.locator("#health-now")).not().containsText("not-json");
        growsOlder(page.locator("#health-now td [data-from]").first());
        page.keyboard().press("l");
        assertThat(page.locator("#health-then")).hasCount(0);
        assertThat(page.locator("#health-now")).containsText("not-json");
    }

    /** It was the time of day, which says nothing to whoever looks at a page that stands still. */
    @Test
    void theAgeOfTheLastTickGrowsWhileNothingComes() {
        Page page = open("?view=health");
        Locator age = page.locator("[data-from=tick]");
        assertThat(age).hasText(Pattern.compile("[01] s"));
        server.close();
        assertThat(age).hasText(Pattern.compile("[4-9] s"));
        assertThat(page.locator("#stale")).isVisible();
        chromium.complaints();
    }

    @Test
    void aCellIsShownOverSixHoursAndADay() {
        Page page = open(CELL);
        for (String range : List.of("6 h", "24 h")) {
            page.locator(".choice a")
                    .getByText(range, new Locator.GetByTextOptions().setExact(true))
                    .click();
            assertThat(page).hasURL(Pattern.compile("range=" + range.replace(" ", "")));
            assertThat(page.locator("[aria-current=true]")).hasText(range);
            assertThat(page.locator("figure.chart canvas").first()).isVisible();
            assertThat(page.locator("#lines-csat")).containsText("Dashed: promised ≥ 80 %");
            page.reload();
            assertThat(page.locator("[aria-current=true]")).hasText(range);
            assertThat(page.locator("figure.chart canvas").first()).isVisible();
        }
    }

    @Test
    void aViewThatCannotBeAskedForSaysSoAndComesByItself() {
        Page page = wallRefused("**/api/**");
        page.keyboard().press("2");
        assertThat(page.locator("main [role=alert]")).containsText("This cannot be shown");
        page.unroute("**/api/**");
        assertThat(page.locator(".alert.firing")).isVisible();
        assertThat(page.locator("main [role=alert]")).hasCount(0);
        chromium.complaints();
    }

    @Test
    void aViewThatIsNotRenewedSaysHowOldItIsAndGoesOnByItself() {
        Page page = open(CELL);
        page.locator("figure.chart canvas").first().waitFor();
        page.route("**/api/**", route -> route.fulfill(new Route.FulfillOptions().setStatus(503)));
        assertThat(page.locator("#stale"))
                .containsText(
                        Pattern.compile("This view is [0-9]+ s old: the server does not answer. It goes on by itself"));
        assertThat(page.locator("figure.chart canvas").first()).isVisible();
        page.unroute("**/api/**");
        assertThat(page.locator("#stale")).isHidden();
        chromium.complaints();
    }

    @Test
    void aMomentThatCannotBeAskedForSaysSoAndComesByItself() {
        Page page = wallRefused("**/api/wall*");
        page.keyboard().press("[");
        assertThat(page.locator("main [role=alert]")).containsText("This moment cannot be shown");
        page.unroute("**/api/wall*");
        assertThat(page.locator("a.tile").first()).isVisible();
        chromium.complaints();
    }

    /** After each choice, and each time the view moved, the focus was lost. */
    @Test
    void whoChoosesByKeyboardStaysAtTheChoiceWhileThePageMoves() {
        Page page = open("?view=exceptions");
        Locator segment = page.locator("#pick-segment");
        assertThat(segment.locator("option")).hasCount(4);
        segment.focus();
        page.keyboard().press("ArrowDown");
        assertThat(page).hasURL(Pattern.compile("segment="));
        assertThat(segment).isFocused();
        goesOn(page.locator("#moment time"));
        goesOn(page.locator("#moment time"));
        goesOn(page.locator("#moment time"));
        assertThat(segment).isFocused();
        assertThat(page.locator("#stale")).isHidden();

        page.locator("#pick-touchpoint").selectOption("delivery");
        assertThat(page).hasURL(Pattern.compile("segment=.*touchpoint=delivery"));
    }

    /** It said "now" of a moment that was looked back to. */
    @Test
    void aSliderThatIsLetGoWhereItBeganFollowsAgain() {
        Page page = open("");
        page.locator("a.tile").first().waitFor();
        Locator slider = page.locator("#moment-slider");
        var box = slider.boundingBox();
        double end = box.x + box.width - 2;
        page.mouse().move(end, box.y + box.height / 2);
        page.mouse().down();
        page.mouse().move(end - 40, box.y + box.height / 2);
        page.mouse().move(end, box.y + box.height / 2);
        page.mouse().up();

        page.keyboard().press("[");

        assertThat(slider).not().hasValue("0");
        assertThat(page.locator("output")).not().hasText("now");
    }

    /** It froze the page at a time to come. */
    @Test
    void aMomentThatIsYetToComeIsThePresent() {
        Page page = open("?at=" + (System.currentTimeMillis() + 30 * 86_400_000L));
        page.locator("a.tile").first().waitFor();
        assertThat(page.locator(".live")).hasText("live");
        goesOn(page.locator("#moment time"));
    }

    /** Six tabs took all the connections that a browser has for one server. */
    @Test
    void aPageThatNobodySeesLeavesItsConnectionToOthers() {
        Page page = open("");
        page.locator("a.tile").first().waitFor();
        hide(page, true);
        String before = page.locator("#moment time").textContent();
        for (int other = 0; other < 5; other++) {
            open("").locator("a.tile").first().waitFor();
        }
        Locator sixth = open("").locator("#moment time");
        for (int second = 0; second < 4; second++) {
            goesOn(sixth);
        }
        assertThat(page.locator("#moment time")).hasText(before);
        assertThat(page.locator("#stale")).isHidden();

        hide(page, false);

        goesOn(page.locator("#moment time"));
    }

    private static void hide(Page page, boolean isHidden) {
        page.evaluate("""
                isHidden => {
                  Object.defineProperty(document, 'hidden', { configurable: true, get: () => isHidden });
                  document.dispatchEvent(new Event('visibilitychange'));
                }""", isHidden);
    }

    /** Every two seconds all of it was made anew, and what was selected, or being read aloud, was gone. */
    @Test
    void whoReadsAViewIsNotDisturbedWhenItIsBroughtUpToDate() {
        Page page = open("?view=alerts");
        page.locator(".alert.firing dd").first().waitFor();
        page.evaluate("""
                const fact = document.querySelector('.alert.firing dd');
                const link = document.querySelector('.alert.firing h3 a');
                link.focus();
                getSelection().selectAllChildren(fact);
                window.held = { fact, link, words: String(getSelection()) };""");
        for (int turn = 0; turn < 2; turn++) {
            page.waitForResponse("**/api/alerts*", () -> {});
        }
        goesOn(page.locator("#moment time"));

        assertThat((boolean) page.evaluate("held.fact.isConnected && document.activeElement === held.link"))
                .isTrue();
        assertThat(page.evaluate("String(getSelection())")).isEqualTo(page.evaluate("held.words"));
        chromium.complaints();
    }

    @Test
    void whoMovesThroughTimeByKeyboardStaysAtTheSliderWhileThePageMoves() {
        Page page = open("");
        Locator slider = page.locator("#moment-slider");
        page.locator("a.tile").first().waitFor();
        slider.focus();
        for (int i = 0; i < 3; i++) {
            page.keyboard().press("ArrowLeft");
        }
        assertThat(page).hasURL(Pattern.compile("at=\\d+"));
        assertThat(slider).hasValue("-3");
        goesOn(page.locator("#moment time"));
        goesOn(page.locator("#moment time"));
        assertThat(slider).isFocused();
        assertThat(page.locator(".live")).hasText("looking back");
        page.keyboard().press("[");
        assertThat(slider).hasValue("-4");
        assertThat(slider).isFocused();
    }

    /** Some lost the moment that was looked at. */
    @Test
    void everyLinkKeepsTheMomentThatIsLookedAt() {
        long at = System.currentTimeMillis() - 60_000;
        synchronized (state) {
            state.see(States.firing().alert(), Links.NONE, shop.brokeAtMillis());
        }
        for (String view : List.of(
                "?",
                CELL + "&range=6h",
                "?view=alerts",
                "?view=exceptions",
                "?view=journey",
                "?view=coverage",
                "?view=health")) {
            Page page = open(view + "&at=" + at);
            page.locator("main h2, main .tile").first().waitFor();
            List<?> without = (List<?>) page.evaluate(
                    "at => [...document.querySelectorAll('a[href]')]"
                            + ".filter(link => link.origin === location.origin && !link.hash)"
                            + ".map(link => link.href).filter(href => !href.includes('at=' + at))",
                    Long.toString(at));
            assertThat(without).as(view).isEmpty();
        }
    }

    /** What was over had the sign of what is proven to be kept. */
    @Test
    void anAlertThatIsOverIsNotShownAsKept() {
        long earlier =
                shop.brokeAtMillis() - 3_600_000 - States.resolved().alert().sinceMillis();
        synchronized (state) {
            state.see(States.resolved().later(earlier).alert(), Links.NONE, shop.brokeAtMillis());
        }
        Page page = open("?view=alerts");
        Locator over = page.locator(".alert.over");
        assertThat(over).hasCount(1);
        assertThat(over.locator("p.of")).containsText("over · a promise was broken");
        Page wall = open("");
        Locator kept = wall.locator("a.tile.is-kept .badge path").first();
        assertThat(over.locator("h3 path")).not().hasAttribute("d", kept.getAttribute("d"));
    }
}
