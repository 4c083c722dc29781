// SPDX-License-Identifier: Apache-2.0
package org.kilowire.simulators.mergingunit;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** What has become of a stream's frames, exactly: what a receiver must find. */
public final class StreamAccount {

  /** Older ones are dropped. */
  private static final int MOST_SECONDS = 86_400;

  private final String id;
  private final Map<StreamFault.Kind, Long> faults = new EnumMap<>(StreamFault.Kind.class);
  private final Deque<SentSecond> seconds = new ArrayDeque<>();
  private long framesMade;
  private long samplesMade;
  private long framesSent;
  private long samplesLost;
  private long framesOnA;
  private long framesOnB;
  private long octets;

  StreamAccount(String id) {
    this.id = id;
  }

  void made(int samples) {
    framesMade++;
    samplesMade += samples;
  }

  void sent(int length) {
    framesSent++;
    octets += length;
  }

  void sentOnLan(boolean first) {
    framesOnA += first ? 1 : 0;
    framesOnB += first ? 0 : 1;
  }

  void lost(int samples) {
    samplesLost += samples;
  }

  void fault(StreamFault.Kind kind) {
    faults.merge(kind, 1L, Long::sum);
  }

  void second(SentSecond one) {
    if (seconds.size() == MOST_SECONDS) {
      seconds.removeFirst();
    }
    seconds.add(one);
  }

  /** The stream's name. */
  public String id() {
    return id;
  }

  /** Frames that a unit without faults would have sent, once each. */
  public long framesMade() {
    return framesMade;
  }

  /** Samples of a channel in those. */
  public long samplesMade() {
    return samplesMade;
  }

  /** Frames sent, with repeated ones, both copies of PRP and those of a second source. */
  public long framesSent() {
    return framesSent;
  }

  /** Samples of a channel in frames that were sent on no way. */
  public long samplesLost() {
    return samplesLost;
  }

  /** Frames of PRP on LAN A. */
  public long framesOnA() {
    return framesOnA;
  }

  /** Frames of PRP on LAN B. */
  public long framesOnB() {
    return framesOnB;
  }

  /** Octets of all frames sent. */
  public long octets() {
    return octets;
  }

  /** How many frames a fault has hit; of {@code reorder} how many were held back. */
  public long frames(StreamFault.Kind kind) {
    return faults.getOrDefault(kind, 0L);
  }

  /** The seconds that are over, the last day of them. */
  public List<SentSecond> seconds() {
    return List.copyOf(seconds);
  }
}
