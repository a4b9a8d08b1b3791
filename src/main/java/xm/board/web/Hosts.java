package xm.board.web;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * The names that a board answers to: those of this machine itself, the address at which it was reached, and those that are set.
 *
 * <p>A page of somebody else's can have its own name bent to this machine and then ask whatever it likes of it, as from a page of
 * the board; but it asks by its own name. So any other name is turned away where nobody has to know a token.
 */
record Hosts(List<String> named) {
    private static final String BYTE = "(25[0-5]|2[0-4]\\d|1?\\d?\\d)";
    /** Addresses only: of a name the machine would ask others. */
    private static final Pattern ADDRESS = Pattern.compile(BYTE + "(\\." + BYTE + "){3}|\\[[0-9a-f:.]+]");

    /**
     * Whether a request is meant for this board.
     *
     * @param host as the request names it, without its port
     * @param reached address of this machine at which the request came in, or {@code null} if that is unknown
     */
    boolean isOurs(String host, InetAddress reached) {
        if (host == null) {
            return false;
        }
        String lower = host.toLowerCase(Locale.ROOT);
        String name = lower.indexOf(':') >= 0 && !lower.startsWith("[") ? "[" + lower + "]" : lower;
        if (ADDRESS.matcher(name).matches()) {
            InetAddress address = address(name);
            return address != null && (address.isLoopbackAddress() || address.equals(reached) || named.contains(name));
        }
        return name.equals("localhost") || name.endsWith(".localhost") || named.contains(name);
    }

    private static InetAddress address(String literal) {
        try {
            return InetAddress.getByName(literal);
        } catch (UnknownHostException e) {
            return null;
        }
    }
}
