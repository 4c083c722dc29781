// SPDX-License-Identifier: Apache-2.0
package org.kilowire.conversation.trace;

import java.nio.ByteBuffer;
import java.util.function.Consumer;
import org.kilowire.conversation.Conversation;
import org.kilowire.conversation.LineSettings;
import org.kilowire.conversation.LinkException;
import org.kilowire.conversation.Step;

/**
 * The trace of one open link: wrap each conversation that runs on it with {@link #of}. A new link
 * takes a new trace.
 */
public final class LineTrace {

  private static final LineTrace OFF =
      new LineTrace(Explainer.ofUnknownProtocol(), (direction, now, text) -> {});

  private final Explainer explainer;
  private final TraceSink sink;

  /** Octets that were shown when they arrived and are still in the pump's buffer. */
  private int unread;

  public LineTrace(Explainer explainer, TraceSink sink) {
    this.explainer = explainer;
    this.sink = sink;
  }

  /** A trace into a log, which has times of its own: {@code > HDLC SNRM ...}. */
  public static LineTrace into(Consumer<String> log, Explainer explainer) {
    return new LineTrace(
        explainer, (direction, now, text) -> log.accept(direction.symbol() + " " + text));
  }

  /** No trace: {@link #of} gives back what it was given. */
  public static LineTrace off() {
    return OFF;
  }

  /** The same conversation, with all that passes told to the sink. */
  public <T> Conversation<T> of(Conversation<T> inner) {
    return this == OFF ? inner : new Traced<>(inner, this);
  }

  void step(Step step, long now) {
    if (step instanceof Step.Send send) {
      passed(Direction.SENT, send.octets(), now);
    } else if (step instanceof Step.Tune tune) {
      unread = tune.dropInput() ? 0 : unread;
      sink.line(Direction.LINE, now, "settings " + text(tune.settings()));
    }
  }

  /** Octets are told once, when they arrive, however long the conversation leaves them unread. */
  void arrived(ByteBuffer in, long now) {
    int shown = Math.min(unread, in.remaining());
    if (in.remaining() > shown) {
      ByteBuffer fresh = in.slice(in.position() + shown, in.remaining() - shown);
      passed(Direction.RECEIVED, fresh, now);
    }
  }

  void left(int octets) {
    unread = octets;
  }

  void lost(LinkException why, long now) {
    unread = 0;
    sink.line(Direction.LINE, now, "link lost: " + why.getMessage());
  }

  private void passed(Direction direction, ByteBuffer octets, long now) {
    explainer.passed(direction, octets.asReadOnlyBuffer(), text -> sink.line(direction, now, text));
  }

  private static String text(LineSettings settings) {
    return settings.baud() + " " + settings.framing();
  }
}
