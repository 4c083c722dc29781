// SPDX-License-Identifier: Apache-2.0
package org.kilowire.capture.ring;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.kilowire.capture.LiveFrame;
import org.kilowire.capture.LiveListener;
import org.kilowire.capture.LiveState;
import org.kilowire.conversation.Octets;

/** Keeps what a source has told. */
final class HeardFrames implements LiveListener {

  private final List<String> frames = new ArrayList<>();
  private final List<LiveState> states = new ArrayList<>();
  private long looks;
  private volatile CountDownLatch hold = new CountDownLatch(0);

  @Override
  public void ethernet(LiveFrame frame) {
    try {
      hold.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
    byte[] octets = new byte[frame.length() + LiveFrame.TAG_OCTETS];
    int length = frame.copyTagged(octets);
    String tag = frame.tci() == LiveFrame.NO_TAG ? "untagged" : "tci " + frame.tci();
    synchronized (this) {
      frames.add(tag + " " + Octets.copyOf(ByteBuffer.wrap(octets, 0, length)));
    }
  }

  @Override
  public synchronized void changed(LiveState state, String detail) {
    states.add(state);
  }

  @Override
  public synchronized void look(long nowNanos) {
    looks++;
  }

  /** Whoever brings the next frame waits until this is counted down. */
  CountDownLatch holdNext() {
    hold = new CountDownLatch(1);
    return hold;
  }

  synchronized List<String> frames() {
    return List.copyOf(frames);
  }

  /** Without what is told of their tags beside them. */
  synchronized List<String> octets() {
    return frames.stream().map(one -> one.substring(one.lastIndexOf(' ') + 1)).toList();
  }

  synchronized int count() {
    return frames.size();
  }

  synchronized List<LiveState> states() {
    return List.copyOf(states);
  }

  synchronized long looks() {
    return looks;
  }
}
