// SPDX-License-Identifier: Apache-2.0
package org.kilowire.link;

import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.kilowire.conversation.LinkException;

/** The kinds of links there are, and who opens them. */
public final class Links {

  private final Supplier<List<LinkProvider>> providers;

  /**
   * Links of these providers.
   *
   * @throws IllegalArgumentException if two provide one scheme
   */
  public Links(List<LinkProvider> providers) {
    List<LinkProvider> all = List.copyOf(providers);
    this.providers = () -> all;
    Set<Scheme> schemes = EnumSet.noneOf(Scheme.class);
    for (LinkProvider provider : all) {
      for (Scheme scheme : provider.schemes()) {
        if (!schemes.add(scheme)) {
          throw new IllegalArgumentException("two providers of " + scheme);
        }
      }
    }
  }

  private Links(Supplier<List<LinkProvider>> providers) {
    this.providers = providers;
  }

  /**
   * Links of whoever provides them at the time; of two who provide one scheme, the first. A
   * provider that goes closes its links itself.
   *
   * @param providers asked whenever a link is opened, from any thread
   */
  public static Links live(Supplier<List<LinkProvider>> providers) {
    return new Links(providers);
  }

  /** What can be opened now. */
  public Set<Scheme> schemes() {
    Set<Scheme> schemes = EnumSet.noneOf(Scheme.class);
    providers.get().forEach(provider -> schemes.addAll(provider.schemes()));
    return Collections.unmodifiableSet(schemes);
  }

  /**
   * Opens a link; only {@link Lines}, servers and tests do. Everybody else takes a lease.
   *
   * @throws LinkException if nobody provides its scheme, it cannot be opened, or not in time
   */
  public Link open(LinkUri uri, long deadlineNanos) throws LinkException {
    Optional<LinkProvider> provider =
        providers.get().stream().filter(p -> p.schemes().contains(uri.scheme())).findFirst();
    if (provider.isEmpty()) {
      throw new LinkException("no provider opens " + uri.scheme() + " links: " + uri);
    }
    return provider.get().open(uri, deadlineNanos);
  }
}
