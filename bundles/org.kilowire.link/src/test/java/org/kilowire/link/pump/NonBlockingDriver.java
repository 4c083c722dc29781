// SPDX-License-Identifier: Apache-2.0
package org.kilowire.link.pump;

import java.nio.ByteBuffer;
import java.util.function.Consumer;
import org.kilowire.conversation.Conversation;
import org.kilowire.conversation.LineSettings;
import org.kilowire.conversation.Outcome;
import org.kilowire.link.LinkCounters;

/**
 * A second driver of the core, as an event loop would have it: many of them take turns on one
 * thread, none ever waits, and when none can do anything the clock goes on to the next instant that
 * one of them names.
 */
final class NonBlockingDriver<T> {

  private final PumpCore core;
  private final TrickleChannel channel;
  private final Conversation<T> conversation;
  private final Consumer<Outcome<T>> then;
  private boolean told;

  NonBlockingDriver(
      LineSettings own,
      TrickleChannel channel,
      Conversation<T> conversation,
      Consumer<Outcome<T>> then) {
    this.core = new PumpCore(own, false, new LinkCounters());
    this.channel = channel;
    this.conversation = conversation;
    this.then = then;
  }

  void begin(long now) {
    core.begin(conversation, now);
  }

  /** Does what can be done without waiting. False: nothing could. */
  boolean turn(long now) {
    switch (core.need()) {
      case WRITE -> {
        return write(now);
      }
      case READ -> {
        return read(now);
      }
      case TUNE -> {
        core.tuned(false, now);
        return true;
      }
      case NOTHING -> {
        return tell();
      }
    }
    throw new IllegalStateException();
  }

  private boolean write(long now) {
    int count = channel.write(core.output());
    if (!core.output().hasRemaining()) {
      core.written(now);
      return true;
    }
    return count > 0;
  }

  private boolean read(long now) {
    ByteBuffer room = core.room(16);
    int count = channel.read(room);
    if (count > 0) {
      core.received(now);
    } else if (count < 0) {
      core.ended(now);
    } else if (core.until() - now <= 0) {
      core.elapsed(now);
    } else {
      return false;
    }
    return true;
  }

  private boolean tell() {
    if (told) {
      return false;
    }
    told = true;
    channel.close();
    then.accept(core.outcome(conversation));
    return true;
  }

  boolean isOver() {
    return told;
  }
}
