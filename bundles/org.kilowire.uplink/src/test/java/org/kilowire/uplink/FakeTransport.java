// SPDX-License-Identifier: Apache-2.0
package org.kilowire.uplink;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.kilowire.contract.Batch;
import org.kilowire.contract.Range;
import org.kilowire.contract.codec.BatchCodec;
import org.kilowire.contract.codec.Payload;
import org.kilowire.conversation.Decoded;
import org.kilowire.conversation.LinkException;

/** A broker that does what the test says. */
final class FakeTransport implements Transport {

  record Sent(Outgoing channel, byte[] payload, CompletableFuture<Void> accepted) {}

  private final List<Sent> sent = new ArrayList<>();
  private Listener listener;
  private boolean up;
  boolean acknowledges = true;
  volatile Runnable publishing = () -> {};
  int closes;

  @Override
  public void start(Listener told) {
    listener = told;
  }

  @Override
  public CompletableFuture<Void> publish(Outgoing channel, byte[] payload) {
    CompletableFuture<Void> accepted = new CompletableFuture<>();
    if (!up) {
      accepted.completeExceptionally(new LinkException("down"));
      return accepted;
    }
    sent.add(new Sent(channel, payload, accepted));
    publishing.run();
    if (acknowledges) {
      accepted.complete(null);
    }
    return accepted;
  }

  void up() {
    up = true;
    listener.up();
  }

  void down() {
    up = false;
    sent.forEach(one -> one.accepted().completeExceptionally(new LinkException("down")));
    listener.down("down");
  }

  void receive(Incoming channel, byte[] payload) {
    listener.received(channel, payload);
  }

  /** What went to {@code channel} since the last call. */
  List<byte[]> taken(Outgoing channel) {
    List<byte[]> taken = new ArrayList<>();
    sent.removeIf(one -> one.channel() == channel && taken.add(one.payload()));
    return taken;
  }

  /** The ranges of the batches since the last call. */
  List<Range> batches() {
    return taken(Outgoing.DATA).stream().map(FakeTransport::range).toList();
  }

  private static Range range(byte[] payload) {
    byte[] body = complete(Payload.gunzip(payload));
    Batch batch = complete(BatchCodec.decode(body));
    return batch.header().range();
  }

  static <T> T complete(Decoded<T> decoded) {
    if (decoded instanceof Decoded.Complete<T> whole) {
      return whole.value();
    }
    throw new AssertionError("not whole: " + decoded);
  }

  @Override
  public void close() {
    closes++;
  }
}
