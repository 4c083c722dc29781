// SPDX-License-Identifier: Apache-2.0
package org.kilowire.iec62056.server;

import java.nio.ByteBuffer;
import java.time.Duration;
import org.kilowire.conversation.Conversation;
import org.kilowire.conversation.LineSettings;
import org.kilowire.conversation.Step;

/** What a server's conversations have in common: each step says what is to come behind it. */
abstract class ServerDialogue<T> implements Conversation<T> {

  interface Next {
    Step at(long now);
  }

  interface Listener {
    Step take(ByteBuffer in, long now);
  }

  static final Listener DEAF =
      (in, now) -> {
        in.position(in.limit());
        return null;
      };

  /** A readout of a megabyte at 300 baud takes 10 hours. */
  private static final long SEND_NANOS = Duration.ofHours(24).toNanos();

  private static final long TUNE_NANOS = Duration.ofSeconds(10).toNanos();

  private Next sent;
  private Next tuned;
  private Next silence;
  private Listener listener = DEAF;
  private long until;

  final Step send(byte[] octets, long now, Next then) {
    sent = then;
    return new Step.Send(ByteBuffer.wrap(octets), now + SEND_NANOS);
  }

  final Step tune(LineSettings settings, long now, Next then) {
    tuned = then;
    return new Step.Tune(settings, 0, false, now + TUNE_NANOS);
  }

  final Step pause(Duration time, long now, Listener meanwhile, Next then) {
    listener = meanwhile;
    silence = then;
    until = now + time.toNanos();
    return new Step.Await(until);
  }

  final Step listen(Duration time, long now, Listener who, Next inVain) {
    return pause(time, now, who, inVain);
  }

  @Override
  public final Step sent(long now) {
    return sent.at(now);
  }

  @Override
  public final Step tuned(boolean applied, long now) {
    return tuned.at(now);
  }

  @Override
  public final Step received(ByteBuffer in, long now) {
    Step step = listener.take(in, now);
    if (step != null) {
      return step;
    }
    return now - until >= 0 ? silence.at(now) : new Step.Await(until);
  }

  @Override
  public final Step elapsed(long now) {
    return now - until >= 0 ? silence.at(now) : new Step.Await(until);
  }
}
