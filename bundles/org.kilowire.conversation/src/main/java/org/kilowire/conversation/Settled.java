// SPDX-License-Identifier: Apache-2.0
package org.kilowire.conversation;

import java.nio.ByteBuffer;

/** A conversation without a word. */
final class Settled<T> implements Conversation<T> {

  private final T value;

  Settled(T value) {
    this.value = value;
  }

  @Override
  public Step begin(long now) {
    return new Step.Done();
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
    return value;
  }

  private static IllegalStateException over() {
    return new IllegalStateException("this conversation was over when it began");
  }
}
