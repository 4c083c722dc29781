// SPDX-License-Identifier: Apache-2.0
package org.kilowire.dlms.datalink;

import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.Function;
import org.kilowire.conversation.Conversation;
import org.kilowire.conversation.LinkException;
import org.kilowire.conversation.Outcome;
import org.kilowire.conversation.Step;

/**
 * A line between a server that stays and clients' conversations that come and go, with a clock
 * moved by hand. Whatever passes goes through a {@link Fault}, which may cut, spoil or lose it; its
 * pieces arrive one after the other.
 */
public final class SimulatedLine {

  /** What becomes of octets on their way: the pieces in which they arrive. */
  public interface Fault extends Function<byte[], List<byte[]>> {}

  /** All octets arrive in one piece. */
  public static final Fault NONE = List::of;

  private static final long LATENCY_NANOS = 1_000_000;
  private static final long PIECE_NANOS = 1_000;
  private static final int PUMP_CAPACITY = 8 * 1024;

  private record Piece(long at, ByteBuffer octets) {}

  /** One end: a conversation, what is on its way to it, and its pump's buffer. */
  private static final class End {
    private final Deque<Piece> arriving = new ArrayDeque<>();
    private ByteBuffer in = ByteBuffer.allocate(PUMP_CAPACITY).flip();
    private Conversation<?> conversation;
    private Step step;
    private Fault fault = NONE;

    long next() {
      long until = ((Step.Await) step).until();
      return arriving.isEmpty() ? until : Math.min(until, arriving.peek().at());
    }
  }

  private final End client = new End();
  private final End server = new End();
  private long now = 1;

  /** A line without faults to {@code serverConversation}. */
  public SimulatedLine(Conversation<?> serverConversation) {
    server.conversation = serverConversation;
    server.step = serverConversation.begin(now);
    settle(server, client);
  }

  /** Puts faults on what clients send and on what the server sends. */
  public void faults(Fault fromClient, Fault fromServer) {
    client.fault = fromClient;
    server.fault = fromServer;
  }

  public long now() {
    return now;
  }

  /** Lets time pass, while only the server is there. */
  public void pass(long nanos) {
    long end = now + nanos;
    while (server.next() <= end) {
      now = server.next();
      happen(server, client);
    }
    now = end;
  }

  /** What the client's next conversation finds on the line. */
  public void toClient(byte[] octets) {
    client.arriving.add(new Piece(now + PIECE_NANOS, ByteBuffer.wrap(octets)));
  }

  /** The line goes down. */
  public Step lose() {
    server.step = server.conversation.lost(new LinkException("line down"), now);
    return server.step;
  }

  public Step serverStep() {
    return server.step;
  }

  /** Runs one conversation of a client's to its end. */
  public <T> Outcome<T> run(Conversation<T> conversation) {
    client.conversation = conversation;
    client.step = conversation.begin(now);
    settle(client, server);
    while (!client.step.isLast()) {
      boolean servers = !server.step.isLast() && server.next() < client.next();
      End end = servers ? server : client;
      now = Math.max(now, end.next());
      happen(end, servers ? client : server);
    }
    if (client.step instanceof Step.Failed failed) {
      return new Outcome.Failed<>(failed.reason(), failed.detail());
    }
    return new Outcome.Ok<>(conversation.result());
  }

  private void happen(End end, End peer) {
    Piece piece = end.arriving.peek();
    if (piece != null && piece.at() <= now) {
      take(end, piece);
      end.step = end.conversation.received(end.in, now);
    } else {
      end.step = end.conversation.elapsed(now);
    }
    settle(end, peer);
  }

  /** As much as the pump's buffer takes; the rest stays on the line. */
  private static void take(End end, Piece piece) {
    end.in.compact();
    int length = Math.min(end.in.remaining(), piece.octets().remaining());
    if (length == 0) {
      throw new AssertionError("the pump's buffer is full");
    }
    end.in.put(piece.octets().slice(piece.octets().position(), length)).flip();
    piece.octets().position(piece.octets().position() + length);
    if (!piece.octets().hasRemaining()) {
      end.arriving.remove();
    }
  }

  private void settle(End end, End peer) {
    while (end.step instanceof Step.Send send) {
      byte[] octets = new byte[send.octets().remaining()];
      send.octets().get(octets);
      Piece last = peer.arriving.peekLast();
      long at = Math.max(now + LATENCY_NANOS, last == null ? 0 : last.at());
      for (byte[] piece : end.fault.apply(octets)) {
        at += PIECE_NANOS;
        peer.arriving.add(new Piece(at, ByteBuffer.wrap(piece)));
      }
      end.step = end.conversation.sent(now);
    }
  }
}
