package xm.board.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.time.Clock;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import xm.board.BoardState;
import xm.board.Keep;
import xm.board.Shop;

/** The board of a shop whose checkout broke, in a real browser. */
abstract class PageScene {
    static Chromium chromium;

    final Shop shop = new Shop(System.currentTimeMillis());
    BoardState state = new BoardState(Keep.USUAL);
    BoardServer server;

    @BeforeAll
    static void startBrowser() {
        chromium = Chromium.start();
    }

    @AfterAll
    static void stopBrowser() {
        if (chromium != null) {
            chromium.close();
        }
    }

    @BeforeEach
    void startServer() throws IOException {
        shop.fill(state);
        server = BoardServer.start(state, WebSettings.local(0), Clock.systemUTC());
    }

    @AfterEach
    void stopServer() {
        // a page that is open would complain that its server is gone
        chromium.closePages();
        server.close();
        assertThat(chromium.complaints()).isEmpty();
    }

    Page open(String path) {
        return open(path, 1440, 1000);
    }

    Page open(String path, int width, int height) {
        Page page = chromium.page(width, height, ColorScheme.LIGHT);
        page.navigate(server.address() + path);
        return page;
    }

    /** A wall whose page is refused what it asks for of that path; whatever stands on it comes by another way. */
    Page wallRefused(String path) {
        Page page = chromium.page(1440, 1000, ColorScheme.LIGHT);
        // before the page is loaded: one that is there already may be heard too late
        page.route(path, Route::abort);
        page.navigate(server.address().toString());
        page.locator("a.tile").first().waitFor();
        return page;
    }

    static boolean isWithinItsEdge(Page page) {
        return (Boolean) page.evaluate("document.documentElement.scrollWidth <= innerWidth");
    }
}
