package xm.board.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static xm.board.Told.says;
import static xm.board.Told.trouble;
import static xm.board.Told.window;

import com.microsoft.playwright.Page;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import xm.board.Feeds.Feed;
import xm.promise.Marker;
import xm.promise.VerdictState;

/** Names that came with events are text, whatever they hold and however long they are, in every view at every size. */
class HostileNamesIT extends PageScene {
    private static final String SCRIPT = "<img src=x onerror=alert(1)><script>alert(2)<-script>";
    private static final String BACKWARDS = "\u202Egnp.exe\u2066\u05E9\u05DC\u05D5\u05DD\u200F\u0000\u2028";
    private static final String ENDLESS = "x".repeat(10_000);
    /** As long as a name in an address may be. */
    private static final String LONG = "y".repeat(900) + BACKWARDS;

    @BeforeEach
    void tell() {
        long now = System.currentTimeMillis();
        synchronized (state) {
            for (String name : List.of(SCRIPT, BACKWARDS, ENDLESS, LONG)) {
                String cell = name + "/" + name + "/" + name;
                for (String one : List.of(name + "/checkout/*", "gold/" + name + "/*", cell)) {
                    state.see(says(one, VerdictState.BROKEN).of(name).at(now - 1), now);
                    state.see(
                            window(one)
                                    .stage(name)
                                    .csat(3, 0.5)
                                    .change(new Marker(now - 60_000, name, name, name))
                                    .at(now / 60_000 * 60_000),
                            now);
                }
                state.see(trouble(name, now - 1, now + 60_000), now);
                state.seeRejected(name, now);
                state.seeHeartbeat(name, now, now);
                state.unreadable(Feed.SIGNALS, name);
            }
        }
    }

    private static String views(int index) {
        String long_ = URLEncoder.encode(LONG, StandardCharsets.UTF_8);
        return List.of(
                        "",
                        "?wall",
                        "?segment=" + long_ + "&touchpoint=" + long_ + "&channel=*",
                        "?segment=gold&touchpoint=checkout&channel=*&table=1",
                        "?view=alerts",
                        "?view=exceptions&segment=" + long_,
                        "?view=journey&segment=gold",
                        "?view=coverage",
                        "?view=health")
                .get(index);
    }

    private void look(int width, int height) {
        for (int i = 0; i < 9; i++) {
            Page page = open(views(i), width, height);
            page.locator("main h2, main .tile").first().waitFor();
            String view = views(i).replaceAll("y{10,}[^&]*", "LONG") + " at " + width;
            assertThat(page.locator("main img, main script")).hasCount(0);
            assertThat(isWithinItsEdge(page)).as(view).isTrue();
            assertThat((String) page.evaluate("document.body.innerText"))
                    .as(view)
                    .doesNotContain("\u202E", "\u2066", "\u200F", "x".repeat(600), "y".repeat(600));
            page.context().close();
        }
    }

    @Test
    void onAWideScreen() {
        look(1440, 1000);
    }

    @Test
    void onAPhone() {
        look(390, 844);
    }

    @Test
    void whatLooksLikeMarkupCanBeRead() {
        Page page = open("");
        assertThat(page.locator("tbody th", new Page.LocatorOptions().setHasText("<img src=x")))
                .hasCount(1);
    }
}
