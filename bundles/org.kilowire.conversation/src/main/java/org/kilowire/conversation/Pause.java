// SPDX-License-Identifier: Apache-2.0
package org.kilowire.conversation;

import java.nio.ByteBuffer;

/** Silence for a while, on a line that stays ours. Octets that come meanwhile are thrown away. */
public final class Pause implements Conversation<Void> {

  private final long nanos;
  private long end;

  /** A silence of {@code nanos}. */
  public Pause(long nanos) {
    this.nanos = nanos;
  }

  @Override
  public Step begin(long now) {
    end = now + nanos;
    return await();
  }

  @Override
  public Step sent(long now) {
    return await();
  }

  @Override
  public Step received(ByteBuffer in, long now) {
    in.position(in.limit());
    return now - end < 0 ? await() : new Step.Done();
  }

  private Step await() {
    return new Step.Await(end, Step.Await.NOTHING);
  }

  @Override
  public Step elapsed(long now) {
    return new Step.Done();
  }

  @Override
  public Void result() {
    return null;
  }
}
