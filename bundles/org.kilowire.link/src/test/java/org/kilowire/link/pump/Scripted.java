// SPDX-License-Identifier: Apache-2.0
package org.kilowire.link.pump;

import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import org.kilowire.conversation.Conversation;
import org.kilowire.conversation.LinkException;
import org.kilowire.conversation.Octets;
import org.kilowire.conversation.Step;

/** A conversation that notes each call and answers it with the next line of its script. */
final class Scripted implements Conversation<String> {

  final List<String> calls = new ArrayList<>();
  private final Deque<Function<ByteBuffer, Step>> script = new ArrayDeque<>();
  private final AtomicBoolean called = new AtomicBoolean();
  private boolean over;

  /** Whatever the next call is, this is the answer. */
  Scripted says(Step step) {
    script.add(in -> step);
    return this;
  }

  /** Takes so many octets from the buffer before it answers. */
  Scripted takes(int count, Step step) {
    script.add(
        in -> {
          in.position(in.position() + count);
          return step;
        });
    return this;
  }

  Scripted throwing(RuntimeException fault) {
    script.add(
        in -> {
          throw fault;
        });
    return this;
  }

  static Step send(String hex, long until) {
    return new Step.Send(Octets.ofHex(hex).buffer(), until);
  }

  private Step next(String call, ByteBuffer in) {
    if (over || called.getAndSet(true)) {
      throw new IllegalStateException("overlapping or late call: " + call);
    }
    calls.add(call);
    Step step = script.remove().apply(in);
    over = step.isLast();
    called.set(false);
    return step;
  }

  @Override
  public Step begin(long now) {
    return next("begin", null);
  }

  @Override
  public Step sent(long now) {
    return next("sent", null);
  }

  @Override
  public Step tuned(boolean applied, long now) {
    return next("tuned " + applied, null);
  }

  @Override
  public Step received(ByteBuffer in, long now) {
    return next("received " + Octets.copyOf(in), in);
  }

  @Override
  public Step elapsed(long now) {
    return next("elapsed", null);
  }

  @Override
  public Step lost(LinkException why, long now) {
    return next("lost " + why.getMessage(), null);
  }

  @Override
  public String result() {
    return "result";
  }
}
