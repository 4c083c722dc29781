// SPDX-License-Identifier: Apache-2.0
package org.kilowire.simulators.mergingunit;

import java.util.ArrayList;
import java.util.List;
import org.kilowire.simulators.mergingunit.frame.StreamShape;
import org.kilowire.simulators.mergingunit.wave.NetworkFrequency;
import org.kilowire.simulators.mergingunit.wave.Waveform;
import org.kilowire.simulators.mergingunit.wave.Waveforms;

/**
 * A stream to be simulated.
 *
 * @param shape what its frames look like
 * @param samplesPerSecond 1..1000000
 * @param wrap the number behind the highest smpCnt: the rate as a rule, 65536 for those who never
 *     set theirs back
 * @param network its frequency
 * @param waves one for each channel of the shape's map
 * @param faults what goes wrong
 * @param jitterNanos each frame comes up to so much late, below the time between two
 * @param seed of jitter and noise
 */
public record StreamPlan(
    StreamShape shape,
    int samplesPerSecond,
    int wrap,
    NetworkFrequency network,
    List<Waveform> waves,
    List<StreamFault> faults,
    long jitterNanos,
    long seed) {

  private static final int MAX_RATE = 1_000_000;
  private static final long SECOND = 1_000_000_000L;

  public StreamPlan {
    waves = List.copyOf(waves);
    faults = List.copyOf(faults);
    require(samplesPerSecond >= 1 && samplesPerSecond <= MAX_RATE, "samples a second: 1..1000000");
    require(wrap >= 1 && wrap <= shape.countLimit(), "smpCnt has no room for a wrap at " + wrap);
    require(waves.size() == shape.map().channels().size(), "a waveform for each channel is needed");
    require(
        jitterNanos >= 0 && jitterNanos < SECOND * shape.asdus() / samplesPerSecond,
        "jitter is below the time between two frames");
    faults.forEach(one -> requirePossible(one, shape));
  }

  private static void requirePossible(StreamFault fault, StreamShape shape) {
    boolean possible =
        switch (fault.kind()) {
          case BAD_CRC -> !shape.isEthernet();
          case LYING_LENGTH, SECOND_SOURCE -> shape.isEthernet();
          case LOSS_A, LOSS_B -> shape.isEthernet() && shape.head().prp();
          default -> true;
        };
    require(possible, "this stream cannot have the fault " + fault.kind().option());
  }

  private static void require(boolean holds, String otherwise) {
    if (!holds) {
      throw new IllegalArgumentException(otherwise);
    }
  }

  /** A symmetric network of 50 Hz, no faults, wrapping at the second. */
  public static StreamPlan of(StreamShape shape, int samplesPerSecond) {
    return new StreamPlan(
        shape,
        samplesPerSecond,
        Math.min(samplesPerSecond, shape.countLimit()),
        NetworkFrequency.of(50),
        Waveforms.symmetric(shape.map()),
        List.of(),
        0,
        1);
  }

  /** At another frequency. */
  public StreamPlan withNetwork(NetworkFrequency other) {
    return new StreamPlan(shape, samplesPerSecond, wrap, other, waves, faults, jitterNanos, seed);
  }

  /** With a channel's waveform changed: {@code Ia=rms:1200,h3:10}. */
  public StreamPlan withWave(String change) {
    List<Waveform> changed = Waveforms.with(shape.map(), waves, change);
    return new StreamPlan(
        shape, samplesPerSecond, wrap, network, changed, faults, jitterNanos, seed);
  }

  /** With further faults, as {@link StreamFault#parse} reads them. */
  public StreamPlan withFaults(String... texts) {
    List<StreamFault> more = new ArrayList<>(faults);
    List.of(texts).forEach(text -> more.add(StreamFault.parse(text)));
    return new StreamPlan(shape, samplesPerSecond, wrap, network, waves, more, jitterNanos, seed);
  }

  /** Wrapping elsewhere. */
  public StreamPlan withWrap(int other) {
    return new StreamPlan(
        shape, samplesPerSecond, other, network, waves, faults, jitterNanos, seed);
  }

  /** Late at random. */
  public StreamPlan withJitter(long nanos, long otherSeed) {
    return new StreamPlan(shape, samplesPerSecond, wrap, network, waves, faults, nanos, otherSeed);
  }
}
