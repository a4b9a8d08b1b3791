package xm.board.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static xm.board.Told.says;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import xm.promise.VerdictState;

/** The wall from afar, where nobody scrolls. */
class FarWallIT extends PageScene {
    private void manySegments() {
        long now = System.currentTimeMillis();
        synchronized (state) {
            for (int i = 0; i < 20; i++) {
                for (String touchpoint : List.of("search", "checkout", "delivery")) {
                    VerdictState how = i == 12 ? VerdictState.BROKEN : VerdictState.KEPT;
                    state.see(
                            says("segment-" + i + "/" + touchpoint + "/*", how).at(now - 1), now);
                }
            }
        }
    }

    private static List<?> cutOff(Page page) {
        return (List<?>) page.evaluate("() => [...document.querySelectorAll('tbody tr')]"
                + ".filter(row => !row.hidden && row.getBoundingClientRect().bottom > innerHeight)"
                + ".map(row => row.textContent)");
    }

    /** What did not fit was cut off at the lower edge, and nobody knew. */
    @Test
    void whatDoesNotFitComesInTurnWithTheWorstAlwaysThere() {
        manySegments();
        Page page = open("?wall", 1280, 720);
        Locator turns = page.locator(".turns");
        assertThat(turns)
                .hasText(Pattern.compile("Segments 1 to \\d+ of 23, the worst first. \\d+ more come in turn.*"));
        Locator rows = page.locator("tbody tr:visible th");
        assertThat(rows.first()).hasText("segment-12");
        assertThat(cutOff(page)).isEmpty();
        assertThat(turns).isInViewport();
        String second = rows.nth(1).textContent();

        assertThat(rows.nth(1)).not().hasText(second, new LocatorAssertions.HasTextOptions().setTimeout(20_000));
        assertThat(rows.first()).hasText("segment-12");
        assertThat(cutOff(page)).isEmpty();

        page.keyboard().press("p");
        assertThat(turns).containsText("wait until p is pressed");
    }

    @Test
    void whereAllFitsNothingIsSaid() {
        Page page = open("?wall", 1920, 1080);
        page.locator("a.tile").first().waitFor();
        assertThat(page.locator(".turns")).isHidden();
        assertThat(page.locator("tbody tr:visible")).hasCount(3);
        assertThat(cutOff(page)).isEmpty();
    }

    /** The number stood there without what it was of, and the word of a state ran into the edge. */
    @Test
    void fromAfarATileNamesItsSignalAndNothingRunsOverItsEdge() {
        Page page = open("?wall", 1280, 720);
        assertThat(page.locator("a.tile.is-broken .signal").first()).isVisible();
        assertThat(page.locator("a.tile.is-broken .signal").first()).containsText("abandonment");
        List<?> over = (List<?>) page.evaluate("() => [...document.querySelectorAll('a.tile')]"
                + ".filter(tile => [...tile.querySelectorAll('.badge, .value, .promise, .signal')]"
                + ".some(it => it.getBoundingClientRect().right > tile.getBoundingClientRect().right - 2))"
                + ".map(tile => tile.textContent)");
        assertThat(over).isEmpty();
    }

    @Test
    void onAPhoneAllOfItCanBeScrolled() {
        manySegments();
        Page page = open("?wall", 390, 844);
        page.locator("ul.tiles li").last().scrollIntoViewIfNeeded();
        assertThat(page.locator("ul.tiles li").last()).isInViewport();
        assertThat(isWithinItsEdge(page)).isTrue();
    }
}
