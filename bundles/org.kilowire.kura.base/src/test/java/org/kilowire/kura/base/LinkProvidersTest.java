// SPDX-License-Identifier: Apache-2.0
package org.kilowire.kura.base;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.kilowire.conversation.LinkException;
import org.kilowire.conversation.Outcome;
import org.kilowire.link.Lease;
import org.kilowire.link.Lines;
import org.kilowire.link.Link;
import org.kilowire.link.LinkProvider;
import org.kilowire.link.LinkUri;
import org.kilowire.link.Links;
import org.kilowire.link.Priority;
import org.kilowire.link.Scheme;

final class LinkProvidersTest {

  private static final LinkProvider SERIAL =
      new LinkProvider() {
        @Override
        public Set<Scheme> schemes() {
          return Set.of(Scheme.SERIAL);
        }

        @Override
        public Link open(LinkUri uri, long deadlineNanos) throws LinkException {
          throw new LinkException("the serial bundle was asked");
        }
      };

  private final LinkProviders providers = new LinkProviders();
  private final FakeRegistry registry = new FakeRegistry();

  private String[] schemes() {
    return (String[]) registry.property(Links.class, GatewayLines.SCHEMES);
  }

  @Test
  void the_service_says_which_links_there_are_now() {
    try (GatewayLines lines = new GatewayLines(providers, registry)) {
      Links links = registry.get(Links.class);
      assertThat(schemes()).containsExactly("tcp", "udp", "tcp-listen", "rfc2217");
      providers.add(SERIAL);
      assertThat(schemes()).contains("serial");
      providers.remove(SERIAL);
      assertThat(schemes()).doesNotContain("serial");
      assertThat(registry.get(Links.class)).isSameAs(links);
      lines.withdraw();
      providers.add(SERIAL);
      assertThat(registry.names()).isEmpty();
    }
  }

  @Test
  void lines_that_others_hold_stay_when_providers_come_and_go() {
    try (GatewayLines gateway = new GatewayLines(providers, registry)) {
      Lines lines = registry.get(Lines.class);
      long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
      Outcome<Lease> held =
          lines.acquire(LinkUri.of("tcp://127.0.0.1:1"), Priority.SCHEDULE, deadline);
      providers.add(SERIAL);
      providers.remove(SERIAL);
      assertThat(registry.get(Lines.class)).isSameAs(lines);
      assertThat(held).isInstanceOf(Outcome.Ok.class);
      ((Outcome.Ok<Lease>) held).value().close();
      gateway.withdraw();
    }
  }
}
