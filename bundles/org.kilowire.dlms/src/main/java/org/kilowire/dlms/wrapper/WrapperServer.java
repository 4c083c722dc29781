// SPDX-License-Identifier: Apache-2.0
package org.kilowire.dlms.wrapper;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Optional;
import java.util.Set;
import org.kilowire.conversation.Conversation;
import org.kilowire.conversation.LinkException;
import org.kilowire.conversation.Step;
import org.kilowire.dlms.datalink.ApduHandler;
import org.kilowire.dlms.datalink.ApduHandlers;

/**
 * The server's end of a wrapper link: answers whoever speaks to a port that somebody has, until the
 * link is lost, which is the proper end. Requests that come together are answered one after the
 * other. Fails only when a stream is {@linkplain WrapperReason#OUT_OF_STEP out of step}; then the
 * link has to be closed.
 */
public final class WrapperServer implements Conversation<Void> {

  private static final int FIRST_CAPACITY = 256;
  private static final long QUIET_NANOS = Duration.ofDays(1).toNanos();
  private static final long SEND_NANOS = Duration.ofMinutes(1).toNanos();

  /** One link's clients and logical devices; a further one is met with silence. */
  private static final int MAX_HANDLERS = 256;

  private final ApduHandlers handlers;
  private final WpduCounts counts = new WpduCounts();
  private final WpduReader reader;
  private final Set<ApduHandler> seen = Collections.newSetFromMap(new IdentityHashMap<>());
  private ApduHandler handler;
  private int client;
  private int server;
  private ByteBuffer tx = ByteBuffer.allocate(FIRST_CAPACITY);

  /** What came behind a request that is being answered; a client that waits leaves it empty. */
  private ByteBuffer backlog = ByteBuffer.allocate(0);

  public WrapperServer(WrapperServerSettings settings, ApduHandlers handlers) {
    this.handlers = handlers;
    reader = new WpduReader(settings.maxApduLength(), settings.datagrams(), counts, this::wanted);
  }

  /** What this server has seen so far. */
  public WrapperCounters counters() {
    return counts.snapshot();
  }

  @Override
  public Step begin(long now) {
    return new Step.Await(now + QUIET_NANOS);
  }

  @Override
  public Step sent(long now) {
    return serve(backlog, now);
  }

  @Override
  public Step received(ByteBuffer in, long now) {
    Step step = serve(in, now);
    if (in.hasRemaining()) {
      keep(in);
    }
    return step;
  }

  @Override
  public Step elapsed(long now) {
    return new Step.Await(now + QUIET_NANOS);
  }

  @Override
  public Step lost(LinkException why, long now) {
    seen.forEach(ApduHandler::reset);
    return new Step.Done();
  }

  @Override
  public Void result() {
    return null;
  }

  private Step serve(ByteBuffer in, long now) {
    while (true) {
      switch (reader.read(in)) {
        case WPDU -> {
          ByteBuffer response = handler.respond(reader.apdu());
          if (response.hasRemaining()) {
            counts.sent++;
            tx = Wpdu.write(tx, server, client, response);
            return new Step.Send(tx, now + SEND_NANOS);
          }
        }
        case MORE -> {
          return new Step.Await(now + QUIET_NANOS);
        }
        case TOO_LONG -> {} // counted, and passed over by the reader
        case OUT_OF_STEP -> {
          return outOfStep();
        }
      }
    }
  }

  private Step outOfStep() {
    seen.forEach(ApduHandler::reset);
    return new Step.Failed(
        WrapperReason.OUT_OF_STEP,
        "version " + reader.version() + " where 1 was due; the link has to be closed");
  }

  private boolean wanted(int source, int destination) {
    Optional<ApduHandler> found = handlers.find(source, destination, 0);
    boolean served =
        found.isPresent() && (seen.contains(found.get()) || seen.size() < MAX_HANDLERS);
    if (!served) {
      counts.foreign++;
      return false;
    }
    handler = found.get();
    client = source;
    server = destination;
    seen.add(handler);
    return true;
  }

  private void keep(ByteBuffer in) {
    if (backlog.capacity() < in.remaining()) {
      backlog = ByteBuffer.allocate(in.remaining());
    }
    backlog.clear();
    backlog.put(in).flip();
  }
}
