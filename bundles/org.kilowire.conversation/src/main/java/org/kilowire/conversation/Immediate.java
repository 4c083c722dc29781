// SPDX-License-Identifier: Apache-2.0
package org.kilowire.conversation;

import java.nio.ByteBuffer;

/** A conversation that is over when it begins. */
final class Immediate<T> implements Conversation<T> {

  private final T value;
  private final Step end;

  Immediate(T value, Step end) {
    this.value = value;
    this.end = end;
  }

  @Override
  public Step begin(long now) {
    return end;
  }

  @Override
  public Step sent(long now) {
    throw over();
  }

  @Override
  public Step received(ByteBuffer in, long now) {
    throw over();
  }

  @Override
  public Step elapsed(long now) {
    throw over();
  }

  @Override
  public T result() {
    if (!(end instanceof Step.Done)) {
      throw new IllegalStateException("this conversation failed");
    }
    return value;
  }

  private static IllegalStateException over() {
    return new IllegalStateException("this conversation was over when it began");
  }
}
