package org.lian.vocabulary;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** 来访网络: an IPv4 address, or half an IPv6 address. */
class ClientNetworkTests {
    @ParameterizedTest
    @DisplayName("IPv4 取整个地址，IPv6 取前 64 位，怎么写都一样")
    @CsvSource({
        "203.0.113.7,203.0.113.7",
        "::ffff:203.0.113.7,203.0.113.7",
        "0:0:0:0:0:ffff:203.0.113.7,203.0.113.7",
        "2001:db8:7:1::1,2001:db8:7:1::/64",
        "2001:0DB8:0007:0001:ffff:ffff:ffff:ffff,2001:db8:7:1::/64",
        "[2001:db8:7:1:0:0:0:9],2001:db8:7:1::/64",
        "2001:db8::7:1:2:3:4,2001:db8:0:7::/64",
        "fe80::1%eth0,fe80:0:0:0::/64",
        "::1,0:0:0:0::/64",
        "test,test"
    })
    void networks(String address, String network) {
        assertThat(ClientNetwork.of(address).value()).isEqualTo(network);
    }
}
