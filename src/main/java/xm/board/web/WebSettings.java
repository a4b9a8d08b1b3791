package xm.board.web;

import java.net.InetAddress;
import java.util.List;
import java.util.Optional;

/**
 * Where the board is served, and who may see it.
 *
 * @param host address to listen on
 * @param port 0 for any free one
 * @param token what a viewer must know, or empty if none is asked for
 * @param proxyHeader that a reverse proxy sets once it knows who asks, or empty if there is none
 * @param proxyAddresses from where that header is believed
 * @param hosts in lower case, names by which it is reached besides those of this machine; asked of who knows no token
 * @param mostConnections more are not accepted until others end
 */
public record WebSettings(
        String host,
        int port,
        Optional<String> token,
        Optional<String> proxyHeader,
        List<InetAddress> proxyAddresses,
        List<String> hosts,
        int mostConnections) {

    /** On this machine only, for whoever sits at it. */
    public static WebSettings local(int port) {
        return new WebSettings("127.0.0.1", port, Optional.empty(), Optional.empty(), List.of(), List.of(), 1_000);
    }

    /** Whether nobody is asked who they are. */
    public boolean isOpen() {
        return token.isEmpty() && proxyHeader.isEmpty();
    }

    @Override
    public String toString() {
        return "board at " + host + ":" + port + (token.isPresent() ? ", with a token" : "");
    }
}
