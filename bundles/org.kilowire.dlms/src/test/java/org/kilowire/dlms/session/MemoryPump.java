// SPDX-License-Identifier: Apache-2.0
package org.kilowire.dlms.session;

import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.UnaryOperator;
import org.kilowire.conversation.Conversation;
import org.kilowire.conversation.LinkException;
import org.kilowire.conversation.Octets;
import org.kilowire.conversation.Outcome;
import org.kilowire.conversation.Step;
import org.kilowire.dlms.datalink.ApduHandler;

/** Runs a client's conversations against a server in memory, with time moved by hand. */
final class MemoryPump {

  final List<Octets> requests = new ArrayList<>();
  private final ApduHandler server;

  /** What becomes of an answer on its way; an empty one is silence. */
  UnaryOperator<ByteBuffer> line = UnaryOperator.identity();

  /** APDUs that come before the next answer, one after the other. */
  final Deque<Octets> unasked = new ArrayDeque<>();

  /** The link is lost instead of the answer number so and so; 0 is the next. */
  int loseAt = -1;

  /** How far time goes on with each exchange. */
  long tick = 1_000_000;

  private long now = Long.MAX_VALUE - 5_000_000_000L; // wraps in the midst of the tests

  MemoryPump(ApduHandler server) {
    this.server = server;
  }

  <T> Outcome<T> run(Conversation<T> conversation) {
    ByteBuffer answer = ByteBuffer.allocate(0);
    Step step = conversation.begin(now);
    while (!step.isLast()) {
      now += tick;
      if (step instanceof Step.Send send) {
        requests.add(Octets.copyOf(send.octets()));
        answer = line.apply(server.respond(send.octets().duplicate()));
        step = conversation.sent(now);
      } else if (loseAt-- == 0) {
        step = conversation.lost(new LinkException("cut"), now);
      } else if (!unasked.isEmpty()) {
        step = conversation.received(unasked.remove().buffer(), now);
      } else if (answer.hasRemaining()) {
        step = conversation.received(answer, now);
      } else {
        now = ((Step.Await) step).until();
        step = conversation.elapsed(now);
      }
    }
    return outcome(conversation, step);
  }

  private static <T> Outcome<T> outcome(Conversation<T> conversation, Step last) {
    if (last instanceof Step.Failed failed) {
      return new Outcome.Failed<>(failed.reason(), failed.detail());
    }
    return last instanceof Step.Lost lost
        ? new Outcome.Lost<>(lost.why())
        : new Outcome.Ok<>(conversation.result());
  }

  <T> T value(Conversation<T> conversation) {
    Outcome<T> outcome = run(conversation);
    if (outcome instanceof Outcome.Ok<T> ok) {
      return ok.value();
    }
    throw new AssertionError(outcome.toString());
  }
}
