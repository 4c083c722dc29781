// SPDX-License-Identifier: Apache-2.0
package org.kilowire.iec62056;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.kilowire.conversation.Conversation;
import org.kilowire.conversation.Step;

/**
 * A meter that says what a test has written down for what it hears, as late as that says, and one
 * answer for each time that it hears it. It stays at one rate.
 */
public final class ScriptedMeter implements Conversation<Void> {

  private record Line(String behind, String heard, Duration delay, String said) {}

  private record Due(long at, String said) {}

  private final List<Line> lines = new ArrayList<>();
  private final Deque<Due> due = new ArrayDeque<>();
  private final StringBuilder hearing = new StringBuilder();
  private final List<String> heard = new ArrayList<>();

  /** Says {@code said} whenever what was heard ends with {@code what}. */
  public ScriptedMeter on(String what, String said) {
    return on(what, Duration.ofMillis(20), said);
  }

  /** The same, so long behind it. */
  public ScriptedMeter on(String what, Duration delay, String said) {
    lines.add(new Line("", what, delay, said));
    return this;
  }

  /** The same, where what was answered last ends with {@code before}. */
  public ScriptedMeter onBehind(String before, String what, String said) {
    lines.add(new Line(before, what, Duration.ofMillis(20), said));
    return this;
  }

  /** What it was told and has answered, in order. */
  public List<String> heard() {
    return heard;
  }

  @Override
  public Step begin(long now) {
    return next(now);
  }

  @Override
  public Step sent(long now) {
    return next(now);
  }

  @Override
  public Step elapsed(long now) {
    return next(now);
  }

  private Step next(long now) {
    Due first = due.peek();
    if (first == null) {
      return new Step.Await(Long.MAX_VALUE);
    }
    if (first.at() > now) {
      return new Step.Await(first.at());
    }
    due.remove();
    byte[] octets = first.said().getBytes(StandardCharsets.ISO_8859_1);
    return new Step.Send(ByteBuffer.wrap(octets), now + 1_000_000_000_000L);
  }

  @Override
  public Step received(ByteBuffer in, long now) {
    while (in.hasRemaining()) {
      hearing.append((char) (in.get() & 0xFF));
      for (Line line : lines) {
        if (isHeard(line)) {
          heard.add(line.heard());
          hearing.setLength(0);
          due.add(new Due(now + line.delay().toNanos(), line.said()));
        }
      }
    }
    return next(now);
  }

  private boolean isHeard(Line line) {
    String last = heard.isEmpty() ? "" : heard.get(heard.size() - 1);
    return hearing.length() > 0
        && hearing.toString().endsWith(line.heard())
        && last.endsWith(line.behind());
  }

  @Override
  public Void result() {
    return null;
  }
}
