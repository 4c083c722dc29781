// SPDX-License-Identifier: Apache-2.0
package org.kilowire.link.queue;

import java.nio.ByteBuffer;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.kilowire.conversation.LinkException;
import org.kilowire.link.Link;
import org.kilowire.link.LinkProvider;
import org.kilowire.link.LinkUri;
import org.kilowire.link.Scheme;
import org.kilowire.link.memory.Pipe;

/** Opens links to peers that answer each octet with the one after it. */
final class EchoLinkProvider implements LinkProvider {

  final List<FarEnd> opened = new CopyOnWriteArrayList<>();
  volatile boolean refusing;
  volatile boolean silent;
  volatile long openBy;
  volatile boolean openedTwice;
  volatile Hook onOpen = () -> {};
  volatile Runnable onClose = () -> {};

  /** What happens on the way to an open link. */
  interface Hook {
    void run() throws LinkException;
  }

  /** One open link. It answers while it is sent to, so that it needs no thread. */
  static final class FarEnd implements Link {
    private final Pipe pipe = Pipe.stream();
    private final EchoLinkProvider meters;
    private final String address;
    private final AtomicBoolean busy = new AtomicBoolean();
    volatile boolean closed;
    volatile boolean overlapped;

    FarEnd(EchoLinkProvider meters, String address) {
      this.meters = meters;
      this.address = address;
    }

    Link far() {
      return pipe.far();
    }

    @Override
    public void send(ByteBuffer octets, long deadline) throws LinkException {
      overlapped |= busy.getAndSet(true);
      pipe.near().send(octets, System.nanoTime() + TimeUnit.SECONDS.toNanos(5));
      ByteBuffer asked = ByteBuffer.allocate(16);
      pipe.far().receive(asked, System.nanoTime() + TimeUnit.SECONDS.toNanos(5));
      if (!meters.silent) {
        byte[] answer = {(byte) (asked.get(0) + 1)};
        pipe.far().send(ByteBuffer.wrap(answer), System.nanoTime() + 1_000_000_000);
      }
      busy.set(false);
    }

    /** Waits by the system's clock whatever the deadline's clock is: an answer comes or a cut. */
    @Override
    public int receive(ByteBuffer into, long deadline) throws LinkException {
      boolean asking = deadline - meters.now() <= 0;
      return pipe.near()
          .receive(into, System.nanoTime() + (asking ? 0 : TimeUnit.SECONDS.toNanos(30)));
    }

    @Override
    public void close() {
      pipe.near().close();
      if (!closed) {
        meters.onClose.run();
        closed = true;
      }
    }
  }

  private final Alarms alarms;

  EchoLinkProvider(Alarms alarms) {
    this.alarms = alarms;
  }

  private long now() {
    return alarms.now();
  }

  @Override
  public Set<Scheme> schemes() {
    return EnumSet.of(Scheme.TCP, Scheme.TCP_LISTEN, Scheme.SERIAL);
  }

  @Override
  public Link open(LinkUri uri, long deadlineNanos) throws LinkException {
    openBy = deadlineNanos;
    if (refusing) {
      throw new LinkException("refused");
    }
    openedTwice |= opened.stream().anyMatch(l -> l.address.equals(uri.address()) && !l.closed);
    onOpen.run();
    FarEnd link = new FarEnd(this, uri.address());
    opened.add(link);
    return link;
  }

  FarEnd last() {
    return opened.get(opened.size() - 1);
  }
}
