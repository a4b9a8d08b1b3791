package xm.board.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.util.List;
import org.junit.jupiter.api.Test;

class HostsTest {
    private final Hosts hosts = new Hosts(List.of("board.example"));

    @Test
    void theNamesOfThisMachineAreOurs() {
        assertThat(List.of("localhost", "LocalHost", "a.localhost", "127.0.0.1", "127.9.8.7", "[::1]", "::1"))
                .allMatch(host -> hosts.isOurs(host, null));
    }

    @Test
    void namesThatAreSetAreOurs() {
        assertThat(hosts.isOurs("Board.Example", null)).isTrue();
    }

    @Test
    void theAddressAtWhichItWasReachedIsOursAndNoOther() throws Exception {
        InetAddress reached = InetAddress.getByName("10.1.1.5");
        assertThat(hosts.isOurs("10.1.1.5", reached)).isTrue();
        assertThat(hosts.isOurs("10.1.1.6", reached)).isFalse();
    }

    @Test
    void namesThatAnybodyCouldBendToThisMachineAreNot() {
        assertThat(List.of("evil.example", "localhost.evil.example", "127.0.0.1.evil.example", "0.0.0.0", "", "x:y"))
                .noneMatch(host -> hosts.isOurs(host, null));
        assertThat(hosts.isOurs(null, null)).isFalse();
    }
}
