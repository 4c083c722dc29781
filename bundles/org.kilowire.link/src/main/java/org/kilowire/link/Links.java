// SPDX-License-Identifier: Apache-2.0
package org.kilowire.link;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.kilowire.conversation.LinkException;

/** The kinds of links there are, and who opens them. */
public final class Links {

  private final Map<Scheme, LinkProvider> providers = new EnumMap<>(Scheme.class);

  /**
   * Links of these providers.
   *
   * @throws IllegalArgumentException if two provide one scheme
   */
  public Links(List<LinkProvider> providers) {
    for (LinkProvider provider : providers) {
      for (Scheme scheme : provider.schemes()) {
        if (this.providers.put(scheme, provider) != null) {
          throw new IllegalArgumentException("two providers of " + scheme);
        }
      }
    }
  }

  /** The kinds of links that somebody here opens. */
  public Set<Scheme> schemes() {
    return Set.copyOf(providers.keySet());
  }

  /**
   * Opens a link; only {@link Lines}, servers and tests do. Everybody else takes a lease.
   *
   * @throws LinkException if nobody provides its scheme, it cannot be opened, or not in time
   */
  public Link open(LinkUri uri, long deadlineNanos) throws LinkException {
    LinkProvider provider = providers.get(uri.scheme());
    if (provider == null) {
      throw new LinkException("nobody here opens " + uri.scheme() + " links: " + uri);
    }
    return provider.open(uri, deadlineNanos);
  }
}
