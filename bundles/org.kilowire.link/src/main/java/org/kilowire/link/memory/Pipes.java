// SPDX-License-Identifier: Apache-2.0
package org.kilowire.link.memory;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;
import org.kilowire.conversation.LinkException;
import org.kilowire.link.Link;
import org.kilowire.link.LinkProvider;
import org.kilowire.link.LinkUri;
import org.kilowire.link.Scheme;

/** Opens {@code pipe:name} links to whoever listens under that name in this process. */
public final class Pipes implements LinkProvider {

  private record Listener(Executor executor, Consumer<Link> callee) {}

  private final Map<String, Listener> listeners = new ConcurrentHashMap<>();

  /**
   * Listens under a name until the result is closed; links already open stay.
   *
   * @param callee has the far end of every pipe opened, on {@code executor}; the link is closed
   *     when it returns
   * @throws IllegalStateException if somebody listens under that name already
   */
  public AutoCloseable listen(String name, Executor executor, Consumer<Link> callee) {
    Listener listener = new Listener(executor, callee);
    if (listeners.putIfAbsent(name, listener) != null) {
      throw new IllegalStateException("a listener is there already: pipe:" + name);
    }
    return () -> listeners.remove(name, listener);
  }

  @Override
  public Set<Scheme> schemes() {
    return Set.of(Scheme.PIPE);
  }

  @Override
  public Link open(LinkUri uri, long deadlineNanos) throws LinkException {
    Listener listener = listeners.get(uri.path());
    if (listener == null) {
      throw new LinkException("no listener: " + uri);
    }
    Pipe pipe = uri.options().datagram() ? Pipe.datagram() : Pipe.stream();
    try {
      listener.executor.execute(() -> answer(listener.callee, pipe.far()));
    } catch (RejectedExecutionException e) {
      throw new LinkException("the listener's worker pool rejected the connection: " + uri, e);
    }
    return pipe.near();
  }

  private static void answer(Consumer<Link> callee, Link link) {
    try (link) {
      callee.accept(link);
    }
  }
}
