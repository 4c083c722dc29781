// SPDX-License-Identifier: Apache-2.0
package org.kilowire.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.kilowire.conversation.LinkException;

final class LinksTest {

  private static final LinkUri SERIAL = LinkUri.of("serial:/dev/ttyUSB0");

  /** Opens nothing and says who was asked. */
  private record Named(String name, Set<Scheme> schemes) implements LinkProvider {
    @Override
    public Link open(LinkUri uri, long deadlineNanos) throws LinkException {
      throw new LinkException(name + " was asked");
    }
  }

  private static final LinkProvider IP = new Named("ip", Set.of(Scheme.TCP, Scheme.UDP));
  private static final LinkProvider SERIALS = new Named("serial", Set.of(Scheme.SERIAL));

  @Test
  void it_says_which_kinds_it_opens() {
    assertThat(new Links(List.of(SERIALS, IP)).schemes())
        .containsExactly(Scheme.TCP, Scheme.UDP, Scheme.SERIAL);
    assertThat(new Links(List.of()).schemes()).isEmpty();
  }

  @Test
  void two_fixed_providers_of_one_kind_are_a_mistake() {
    assertThatThrownBy(() -> new Links(List.of(SERIALS, SERIALS)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("serial");
  }

  @Test
  void a_provider_that_comes_is_used_and_one_that_goes_is_not() {
    List<LinkProvider> providers = new CopyOnWriteArrayList<>(List.of(IP));
    Links links = Links.live(() -> providers);
    assertThatThrownBy(() -> links.open(SERIAL, 0)).hasMessageContaining("no provider opens");
    providers.add(SERIALS);
    assertThat(links.schemes()).contains(Scheme.SERIAL);
    assertThatThrownBy(() -> links.open(SERIAL, 0)).hasMessage("serial was asked");
    providers.remove(SERIALS);
    assertThat(links.schemes()).containsExactly(Scheme.TCP, Scheme.UDP);
    assertThatThrownBy(() -> links.open(SERIAL, 0)).hasMessageContaining("no provider opens");
  }

  @Test
  void of_two_live_providers_of_one_kind_the_first_is_asked() {
    LinkProvider later = new Named("later", Set.of(Scheme.SERIAL));
    Links links = Links.live(() -> List.of(SERIALS, later));
    assertThatThrownBy(() -> links.open(SERIAL, 0)).hasMessage("serial was asked");
  }
}
