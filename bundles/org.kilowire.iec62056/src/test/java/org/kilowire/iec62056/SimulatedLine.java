// SPDX-License-Identifier: Apache-2.0
package org.kilowire.iec62056;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.function.Function;
import org.kilowire.conversation.Conversation;
import org.kilowire.conversation.LinkException;
import org.kilowire.conversation.Outcome;
import org.kilowire.conversation.Step;

/**
 * A serial line between a meter and a client's conversations that come and go, with a clock moved
 * by hand. Octets take their time at the sender's rate, and are garbage to an end at another. What
 * the client is sent passes a fault, which may cut, spoil or lose it.
 */
public final class SimulatedLine {

  private static final int CAPACITY = 72 * 1024;
  private static final long BITS = 10;

  /** What a UART gathers before it tells. */
  private static final int FIFO = 16;

  private static final long SECOND = 1_000_000_000L;

  private record Piece(long at, byte[] octets, int baud) {}

  private static final class End {
    private final Deque<Piece> arriving = new ArrayDeque<>();
    private final ByteBuffer in = ByteBuffer.allocate(CAPACITY).flip();
    private Conversation<?> conversation;
    private Step step;
    private int baud = 300;
    private long busyUntil;
    private boolean fresh;
    private long leavesBy;

    long next() {
      long due = step instanceof Step.Await await ? await.until() : Math.max(busyUntil, 0);
      boolean hears = step instanceof Step.Await && !arriving.isEmpty();
      return hears ? Math.min(due, arriving.peek().at()) : due;
    }
  }

  private final End client = new End();
  private final End server = new End();
  private Function<byte[], List<byte[]>> fault = octets -> cut(octets, FIFO);
  private final List<Integer> clientRates = new ArrayList<>();
  private boolean echo;
  private boolean fixed;
  private long early;
  private long now = 1;

  public SimulatedLine(Conversation<?> serverConversation) {
    server.conversation = serverConversation;
    server.step = serverConversation.begin(now);
    settle(server, client);
  }

  /** Pieces of a size. */
  public static List<byte[]> cut(byte[] octets, int size) {
    List<byte[]> pieces = new ArrayList<>();
    for (int i = 0; i < octets.length; i += size) {
      pieces.add(Arrays.copyOfRange(octets, i, Math.min(octets.length, i + size)));
    }
    return pieces;
  }

  /** What becomes of what the meter sends: the pieces in which it arrives. */
  public SimulatedLine fault(Function<byte[], List<byte[]>> pieces) {
    fault = pieces;
    return this;
  }

  /** The line returns to the client what it sends. */
  public SimulatedLine echoing() {
    echo = true;
    return this;
  }

  /** The line's rate cannot be changed: a transparent connection. */
  public SimulatedLine fixed() {
    fixed = true;
    return this;
  }

  /** The client's adapter says so much too early that octets have left. */
  public SimulatedLine early(long nanos) {
    early = nanos;
    return this;
  }

  public long now() {
    return now;
  }

  /** The rates that the client has set, in order. */
  public List<Integer> clientRates() {
    return clientRates;
  }

  public int serverRate() {
    return server.baud;
  }

  public Step serverStep() {
    return server.step;
  }

  /** Time passes, and nobody asks anything. */
  public void pass(Duration time) {
    long end = now + time.toNanos();
    while (server.next() <= end) {
      now = Math.max(now, server.next());
      happen(server, client);
    }
    now = end;
  }

  public <T> Outcome<T> run(Conversation<T> conversation) {
    client.conversation = conversation;
    client.step = conversation.begin(now);
    settle(client, server);
    offerLeft();
    long events = 0;
    while (!client.step.isLast()) {
      if (++events > 3_000_000) {
        throw new AssertionError("the conversation does not end");
      }
      boolean servers = !server.step.isLast() && server.next() < client.next();
      End end = servers ? server : client;
      now = Math.max(now, end.next());
      happen(end, servers ? client : server);
    }
    if (client.step instanceof Step.Failed failed) {
      return new Outcome.Failed<>(failed.reason(), failed.detail());
    }
    if (client.step instanceof Step.Lost lost) {
      return new Outcome.Lost<>(lost.why());
    }
    return new Outcome.Ok<>(conversation.result());
  }

  private void offerLeft() {
    if (client.step instanceof Step.Await && client.in.hasRemaining()) {
      client.step = client.conversation.received(client.in, now);
      settle(client, server);
    }
  }

  public Step lose() {
    return client.conversation.lost(new LinkException("line down"), now);
  }

  private void happen(End end, End peer) {
    if (end.step instanceof Step.Send) {
      end.step = end.conversation.sent(now);
    } else if (end.step instanceof Step.Tune tune) {
      if (!fixed) {
        spoilWhatHasNotLeft(end, peer);
        end.baud = tune.settings().baud();
      }
      if (tune.dropInput()) {
        end.in.position(end.in.limit());
        end.arriving.removeIf(piece -> piece.at() <= now);
      }
      end.step = end.conversation.tuned(!fixed, now);
    } else {
      Piece piece = end.arriving.peek();
      if (piece != null && piece.at() <= now) {
        end.arriving.remove();
        end.in.compact();
        end.in.put(piece.baud() == end.baud ? piece.octets() : garbage(piece.octets()));
        end.in.flip();
        end.step = end.conversation.received(end.in, now);
      } else {
        end.step = end.conversation.elapsed(now);
      }
    }
    settle(end, peer);
    offerAgain(end, peer);
  }

  /** What is still leaving when the rate changes arrives at neither. */
  private void spoilWhatHasNotLeft(End end, End peer) {
    if (now < end.leavesBy) {
      List<Piece> pieces = new ArrayList<>(peer.arriving);
      peer.arriving.clear();
      pieces.forEach(piece -> peer.arriving.add(new Piece(piece.at(), piece.octets(), 0)));
    }
  }

  /** What was left is offered to the next wait, as a pump does. */
  private void offerAgain(End end, End peer) {
    if (end.step instanceof Step.Await && end.in.hasRemaining() && end.fresh) {
      end.fresh = false;
      end.step = end.conversation.received(end.in, now);
      settle(end, peer);
    }
  }

  private static byte[] garbage(byte[] octets) {
    byte[] other = new byte[(octets.length + 1) / 2];
    for (int i = 0; i < other.length; i++) {
      other[i] = (byte) (octets[i] * 31 + 0x85);
    }
    return other;
  }

  private void settle(End end, End peer) {
    if (end.step instanceof Step.Send send) {
      byte[] octets = new byte[send.octets().remaining()];
      send.octets().get(octets);
      long octetNanos = BITS * SECOND / end.baud;
      List<byte[]> pieces = end == server ? fault.apply(octets) : List.of(octets);
      long at = now;
      for (byte[] piece : pieces) {
        at += piece.length * octetNanos;
        peer.arriving.add(new Piece(at, piece, end.baud));
      }
      if (echo && end == client) {
        client.arriving.add(new Piece(now + octets.length * octetNanos, octets, client.baud));
      }
      end.leavesBy = now + octets.length * octetNanos;
      end.busyUntil = end.leavesBy - (end == client ? early : 0);
      end.fresh = true;
    } else if (end.step instanceof Step.Tune tune) {
      end.busyUntil = now + tune.settleNanos();
      if (end == client) {
        clientRates.add(tune.settings().baud());
      }
      end.fresh = true;
    }
  }
}
