// SPDX-License-Identifier: Apache-2.0
package org.kilowire.sv.stream;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.kilowire.sv.AsduView;
import org.kilowire.sv.SvReason;
import org.kilowire.sv.stream.StreamEvent.Kind;

/**
 * All streams that a reader hears. Configured ones stay; of all others the last {@value #STRANGERS}
 * are kept, the one that has been silent for longest makes room, and how often is counted. One
 * owner; nothing is allocated while no stream is new.
 */
public final class StreamTable {

  /** Streams that are not configured, at most. */
  public static final int STRANGERS = 256;

  private static final int SLOTS = 1024;
  private static final long MIX = 0x9E3779B97F4A7C15L;

  private final StreamDirectory directory;
  private final StreamListener listener;
  private final long staleNanos;
  private final long lostNanos;
  private final List<SvStream> configured = new ArrayList<>();
  private final List<SvStream> strangers = new ArrayList<>();

  /** Where a stream was last found, by its hash. */
  private final SvStream[] slots = new SvStream[SLOTS];

  private final Map<SvReason, Long> malformed = new EnumMap<>(SvReason.class);
  private long evicted;
  private long unnamed;

  /**
   * A table.
   *
   * @param stale how long a stream may be silent before it is stale
   * @param lost and before it is lost; so long a redundant network may be silent, too
   */
  public StreamTable(
      StreamDirectory directory, StreamListener listener, Duration stale, Duration lost) {
    if (stale.isNegative() || stale.isZero() || lost.compareTo(stale) < 0) {
      throw new IllegalArgumentException("stale after " + stale + " and lost after " + lost);
    }
    this.directory = directory;
    this.listener = listener;
    this.staleNanos = stale.toNanos();
    this.lostNanos = lost.toNanos();
  }

  /** Takes an ASDU of a frame. */
  public void take(Reception reception, AsduView asdu) {
    SvStream stream = find(reception, asdu);
    if (stream != null && stream.take(reception, asdu) && stream.place() != SvStream.STRANGER) {
      listener.sample(stream, asdu, reception);
    }
  }

  private SvStream find(Reception reception, AsduView asdu) {
    int slot = slot(reception, asdu);
    SvStream stream = slots[slot];
    if (stream != null && stream.is(reception, asdu)) {
      return stream;
    }
    stream = search(reception, asdu);
    slots[slot] = stream;
    return stream;
  }

  private SvStream search(Reception reception, AsduView asdu) {
    for (int i = 0; i < configured.size(); i++) {
      if (configured.get(i).is(reception, asdu)) {
        return configured.get(i);
      }
    }
    for (int i = 0; i < strangers.size(); i++) {
      if (strangers.get(i).is(reception, asdu)) {
        return strangers.get(i);
      }
    }
    return SvStream.holds(asdu) ? begin(reception, asdu) : unnamed();
  }

  private SvStream unnamed() {
    unnamed++;
    return null;
  }

  private SvStream begin(Reception reception, AsduView asdu) {
    Optional<StreamProfile> profile = directory.profile(reception, asdu);
    SvStream stream;
    if (profile.isPresent()) {
      stream = new SvStream(listener);
      configured.add(stream);
    } else if (strangers.size() < STRANGERS) {
      stream = new SvStream(listener);
      strangers.add(stream);
    } else {
      stream = silentForLongest();
      evicted++;
    }
    int place = profile.isPresent() ? configured.size() - 1 : SvStream.STRANGER;
    stream.begin(reception, asdu, profile.orElse(null), place);
    twins(stream, reception.at());
    return stream;
  }

  private SvStream silentForLongest() {
    SvStream oldest = strangers.get(0);
    for (int i = 1; i < strangers.size(); i++) {
      if (strangers.get(i).lastAt() - oldest.lastAt() < 0) {
        oldest = strangers.get(i);
      }
    }
    return oldest;
  }

  /** A configured stream's identity is heard from elsewhere, or simulated, in either order. */
  private void twins(SvStream begun, long at) {
    for (int i = 0; i < configured.size(); i++) {
      twin(configured.get(i), begun, at);
    }
    for (int i = 0; i < strangers.size() && begun.profile().isPresent(); i++) {
      twin(begun, strangers.get(i), at);
    }
  }

  private static void twin(SvStream one, SvStream other, long at) {
    StreamKey key = one.key();
    StreamKey others = other.key();
    boolean twins =
        one != other && key.identity().equals(others.identity()) && key.format() == others.format();
    if (!twins) {
      return;
    }
    boolean simulated = key.simulated() != others.simulated();
    boolean swap = key.simulated() && simulated && other.profile().isPresent();
    SvStream real = swap ? other : one;
    StreamKey twin = swap ? key : others;
    String who = twin.sourceText() + ", VLAN " + twin.vlan();
    real.tell(simulated ? Kind.SIMULATED_TWIN : Kind.SECOND_SOURCE, at, who);
  }

  private static int slot(Reception reception, AsduView asdu) {
    byte[] octets = asdu.octets();
    int from = asdu.identityOffset();
    int length = asdu.identityLength();
    long hash = reception.source() * MIX + reception.appId() * 31L + reception.vlan();
    hash = hash * 31 + length + (reception.simulated() ? 7 : 0) + reception.port() * 131L;
    // The last octets differ most among the svIDs of a substation.
    for (int i = Math.max(0, length - 8); i < length; i++) {
      hash = hash * 31 + octets[from + i];
    }
    return (int) ((hash * MIX) >>> (Long.SIZE - 10));
  }

  /** A frame that could not be read. */
  public void malformed(Reception reception, SvReason reason) {
    malformed.merge(reason, 1L, Long::sum);
    malformed(configured, reception);
    malformed(strangers, reception);
  }

  private static void malformed(List<SvStream> streams, Reception reception) {
    for (int i = 0; i < streams.size(); i++) {
      SvStream stream = streams.get(i);
      if (stream.key().source() == reception.source()
          && stream.key().appId() == reception.appId()) {
        stream.malformed();
      }
    }
  }

  /** Looks at who is silent; to be called ten times a second, and when nothing comes. */
  public void look(long now) {
    for (int i = 0; i < configured.size(); i++) {
      configured.get(i).look(now, staleNanos, lostNanos);
    }
    for (int i = 0; i < strangers.size(); i++) {
      strangers.get(i).look(now, staleNanos, lostNanos);
    }
  }

  /** The clock that stamps frames was stepped by {@code nanos}. */
  public void clockStepped(long nanos) {
    configured.forEach(stream -> stream.clockStepped(nanos));
    strangers.forEach(stream -> stream.clockStepped(nanos));
  }

  /** Nothing more will come: what is missing in a stream is lost. */
  public void settle() {
    configured.forEach(SvStream::settle);
    strangers.forEach(SvStream::settle);
  }

  /**
   * Configured streams that were heard, then the others, each in the order of their first sample.
   */
  public List<SvStream> streams() {
    List<SvStream> all = new ArrayList<>(configured);
    all.addAll(strangers);
    return all;
  }

  /** Frames that could not be read, by reason. */
  public Map<SvReason, Long> malformedFrames() {
    return Map.copyOf(malformed);
  }

  /** How often a stream that is not configured made room for another. */
  public long evicted() {
    return evicted;
  }

  /** ASDUs whose identity is longer than any that the standards allow. */
  public long overlongIdentities() {
    return unnamed;
  }
}
