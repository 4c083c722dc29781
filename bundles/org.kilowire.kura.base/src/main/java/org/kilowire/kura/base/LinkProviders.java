// SPDX-License-Identifier: Apache-2.0
package org.kilowire.kura.base;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.kilowire.link.LinkProvider;
import org.kilowire.link.Links;
import org.kilowire.link.Scheme;
import org.kilowire.link.ip.IpLinks;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Who opens links: the IP links, the ports of this machine while the gateway is active, and every
 * provider that another bundle offers.
 */
final class LinkProviders {

  private static final Logger LOG = LoggerFactory.getLogger(LinkProviders.class);

  private final List<LinkProvider> providers = new CopyOnWriteArrayList<>(List.of(new IpLinks()));
  private final Links links = Links.live(() -> providers);
  private volatile Runnable changed = () -> {};

  /** One object for ever, whoever comes and goes. */
  Links links() {
    return links;
  }

  /** What to do when providers have come or gone. */
  void onChange(Runnable action) {
    changed = action;
  }

  void add(LinkProvider provider) {
    Set<Scheme> twice = EnumSet.noneOf(Scheme.class);
    twice.addAll(provider.schemes());
    twice.retainAll(links.schemes());
    if (!twice.isEmpty()) {
      LOG.warn(
          "{} opens {} links, and so does another, who was first and is used", provider, twice);
    }
    providers.add(provider);
    changed.run();
  }

  void remove(LinkProvider provider) {
    providers.remove(provider);
    changed.run();
  }
}
