// SPDX-License-Identifier: Apache-2.0
package org.kilowire.link;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.util.Arrays;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

final class LinkUriProperties {

  @Property
  void any_text_is_a_uri_or_has_problems(@ForAll("texts") String text) {
    LinkUri.Parsed parsed = LinkUri.parse(text);
    assertThat(parsed.uri().isEmpty()).isEqualTo(!parsed.problems().isEmpty());
    parsed.uri().ifPresent(uri -> assertThat(LinkUri.of(uri.toString())).isEqualTo(uri));
  }

  @Property
  void every_ipv6_address_reads_back_as_itself(@ForAll byte[] octets) throws Exception {
    byte[] address = Arrays.copyOf(octets, 16);
    String text = InetAddress.getByAddress(address).getHostAddress();
    if (text.indexOf(':') >= 0) {
      LinkUri uri = LinkUri.of("tcp://[" + text + "]:1");
      assertThat(InetAddress.getByName(uri.host()).getAddress()).isEqualTo(address);
    }
  }

  @Provide
  Arbitrary<String> texts() {
    Arbitrary<String> wild = Arbitraries.strings().ofMaxLength(40);
    Arbitrary<String> parts =
        Arbitraries.of(
                "tcp", "://", ":", "[", "]", "::1", "h", "1", "65535", "?", "&", "=", "idle", "2s",
                "serial", "/dev/x", "baud", "300", "pipe", "%", "..", "/", "a.b", "\u0130")
            .list()
            .ofMaxSize(14)
            .map(list -> String.join("", list));
    return Arbitraries.oneOf(wild, parts);
  }
}
