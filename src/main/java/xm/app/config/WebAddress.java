package xm.app.config;

import java.net.URI;

/** What an address that requests go to has to be. */
final class WebAddress {
    private static final int LAST_PORT = 65_535;

    private WebAddress() {}

    /** Whether it is one of HTTP with a host and a port that there can be, without user and password. */
    static boolean is(URI address) {
        boolean isWeb = "http".equals(address.getScheme()) || "https".equals(address.getScheme());
        boolean isPort = address.getPort() == -1 || (address.getPort() > 0 && address.getPort() <= LAST_PORT);
        return isWeb && isPort && address.getHost() != null && address.getUserInfo() == null;
    }
}
