// SPDX-License-Identifier: Apache-2.0
package org.kilowire.sv.analysis;

import java.util.Arrays;
import org.kilowire.sv.apdu92.QualityBits;
import org.kilowire.sv.dataset.ChannelQuantity;
import org.kilowire.sv.dataset.PhaseGroup;
import org.kilowire.sv.dataset.SampleQuality;

/**
 * Collects the samples of a second of one stream and calculates its result. Allocates nothing after
 * it was made. Whoever feeds it knows what second a sample belongs to, and when that is over.
 */
public final class SecondAnalyser {

  /** A twentieth of the samples may be missing. */
  private static final int MOST_MISSING = 20;

  /** A reference channel has at least so much of the largest one's power. */
  private static final double GOOD_SHARE = 0.25;

  /** Power below which nothing but the last bit moves, raw. */
  private static final double LEAST_POWER = 9;

  /** A phase that is less is not there, raw. */
  private static final double LEAST_PEAK = 4;

  /** A phase that is less than this part of another is not there. */
  private static final double LEAST_OF_PHASES = 0.1;

  /** Estimates of missing samples made in turn: the second one knows the frequency. */
  private static final int FILLS = 2;

  private final AnalysisPlan plan;
  private final AnalysisScratch scratch;
  private final SampleBlock block;
  private final FrequencyEstimator estimator;
  private final FollowingWindow window;
  private final MeanCycle cycle;
  private final ChannelSums[] sums;
  private final GroupSums products;
  private final SecondResult result;
  private final double[] factor;
  private final double[] zero;
  private final double[] strength;
  private boolean scaleChanged;
  private double lastFrequency = Double.NaN;

  public SecondAnalyser(AnalysisPlan plan) {
    this(plan, new AnalysisScratch());
  }

  /**
   * @param scratch of this thread
   */
  public SecondAnalyser(AnalysisPlan plan, AnalysisScratch scratch) {
    int channels = plan.channels();
    int size = plan.samplesPerSecond();
    scratch.reserve(size);
    this.plan = plan;
    this.scratch = scratch;
    this.block = new SampleBlock(channels, size);
    this.estimator = new FrequencyEstimator(size);
    this.window = new FollowingWindow(size, scratch);
    this.cycle = new MeanCycle(block, scratch);
    this.sums = new ChannelSums[channels];
    Arrays.setAll(sums, i -> new ChannelSums());
    this.factor = new double[channels];
    this.zero = new double[channels];
    this.strength = new double[channels];
    this.products = new GroupSums(block, scratch, factor, zero);
    this.result = new SecondResult(plan);
    Arrays.fill(factor, 1);
  }

  public AnalysisPlan plan() {
    return plan;
  }

  /**
   * Says how raw values of a channel become A or V. A change while a second is under way leaves
   * that second without values, for its samples would be of two scales.
   */
  public void scale(int channel, double newFactor, double newZero) {
    if (factor[channel] != newFactor || zero[channel] != newZero) {
      scaleChanged |= block.missing() < block.size;
      factor[channel] = newFactor;
      zero[channel] = newZero;
    }
  }

  /** Whether the raw values of all channels become A or V in this way already. */
  public boolean isScaled(double[] factors, double[] zeros) {
    return Arrays.equals(factor, factors) && Arrays.equals(zero, zeros);
  }

  /**
   * Takes the samples of an instant, in any order of the instants.
   *
   * @param index samples since the top of the second, 0 to the rate less 1
   * @param raw of all channels
   * @param quality of all channels, see {@link SampleQuality}
   * @return false, and nothing is taken, where the index is out of range or was there already
   */
  public boolean add(int index, int[] raw, int[] quality) {
    return block.add(index, raw, quality);
  }

  /** Forgets what was collected, after a restart of the stream. */
  public void reset() {
    block.clear();
    scaleChanged = false;
    lastFrequency = Double.NaN;
  }

  /**
   * Ends the second: calculates its result and begins the next one.
   *
   * @param endNanos END of the second, nanoseconds since 1970 in UTC
   * @param timeProven whether that is to be trusted
   * @return the result, which the next call changes
   */
  public SecondResult end(long endNanos, boolean timeProven) {
    result.clear();
    result.endNanos = endNanos;
    result.timeProven = timeProven;
    result.missing = block.missing();
    System.arraycopy(block.quality, 0, result.quality, 0, result.quality.length);
    boolean enough = !scaleChanged && block.missing() <= block.size / MOST_MISSING;
    if (enough) {
      calculate();
    } else {
      lastFrequency = Double.NaN;
    }
    block.clear();
    scaleChanged = false;
    return result;
  }

  private void calculate() {
    boolean gaps = block.missing() > 0;
    if (gaps) {
      bridge();
    }
    int reference = reference();
    double hertz = frequency(reference);
    if (Double.isNaN(hertz) && reference >= 0) {
      // Voltages that have only noise, perhaps, beside currents.
      reference = first(ChannelQuantity.CURRENT);
      hertz = frequency(reference);
    }
    double followed = Double.isNaN(hertz) ? plan.nominalHertz() : hertz;
    if (gaps && isTooLong(block.longestHole(), followed)) {
      lastFrequency = Double.NaN;
      return;
    }
    for (int i = 0; gaps && i < FILLS && !Double.isNaN(hertz); i++) {
      fill(hertz);
      hertz = frequency(reference);
      followed = Double.isNaN(hertz) ? followed : hertz;
    }
    lastFrequency = hertz;
    window.follow(followed);
    takeSums();
    result.hasValues = true;
    result.frequency = hertz;
    result.reference = Double.isNaN(hertz) ? -1 : reference;
    channels();
    pairs();
    groups();
  }

  /** Half a sample more than a quarter cycle: the frequency is not yet known exactly. */
  private boolean isTooLong(int hole, double hertz) {
    return hole > block.size / (4 * hertz) + 0.5;
  }

  private void bridge() {
    for (int i = 0; i < sums.length; i++) {
      if (plan.isWaveform(i)) {
        block.bridge(block.samples[i]);
      }
    }
  }

  private void fill(double hertz) {
    window.follow(hertz);
    cycle.follow(hertz);
    takeSums();
    for (int i = 0; i < sums.length; i++) {
      if (plan.isWaveform(i)) {
        cycle.fill(block.samples[i], sums[i], hertz);
      }
    }
  }

  private void takeSums() {
    for (int i = 0; i < sums.length; i++) {
      if (plan.isWaveform(i)) {
        sums[i].take(block.samples[i], block.size, scratch, window.sum());
      } else {
        sums[i].clear();
      }
    }
  }

  private double frequency(int reference) {
    return reference < 0
        ? Double.NaN
        : estimator.estimate(block.samples[reference], scratch, lastFrequency);
  }

  /** The first voltage that is strong enough, else the first such current; -1 for none. */
  private int reference() {
    for (int i = 0; i < strength.length; i++) {
      strength[i] = plan.isWaveform(i) ? strength(i) : 0;
    }
    int voltage = first(ChannelQuantity.VOLTAGE);
    return voltage >= 0 ? voltage : first(ChannelQuantity.CURRENT);
  }

  private int first(ChannelQuantity quantity) {
    double most = 0;
    for (int i = 0; i < strength.length; i++) {
      most = plan.quantities().get(i) == quantity ? Math.max(most, strength[i]) : most;
    }
    for (int i = 0; i < strength.length && most > 0; i++) {
      if (plan.quantities().get(i) == quantity && strength[i] >= GOOD_SHARE * most) {
        return i;
      }
    }
    return -1;
  }

  /** About the power of a channel without DC, in its unit; 0 where it cannot be a reference. */
  private double strength(int channel) {
    if (QualityBits.isInvalid(block.quality[channel])) {
      return 0;
    }
    int[] samples = block.samples[channel];
    // Odd, so that the usual rates are not looked at always at the same few phases.
    int step = Math.max(1, block.size / 800) | 1;
    double sum = 0;
    double squares = 0;
    int count = 0;
    for (int i = 0; i < samples.length; i += step) {
      sum += samples[i];
      squares += (double) samples[i] * samples[i];
      count++;
    }
    double power = squares / count - sum / count * (sum / count);
    return power < LEAST_POWER ? 0 : power * factor[channel] * factor[channel];
  }

  private void channels() {
    boolean tone = result.reference >= 0;
    for (int i = 0; i < sums.length; i++) {
      ChannelSums raw = sums[i];
      double square =
          factor[i] * factor[i] * raw.meanSquare
              + 2 * factor[i] * zero[i] * raw.mean
              + zero[i] * zero[i];
      result.rms[i] = Math.sqrt(Math.max(0, square));
      result.real[i] = tone ? factor[i] * raw.real : Double.NaN;
      result.imaginary[i] = tone ? factor[i] * raw.imaginary : Double.NaN;
    }
  }

  private void pairs() {
    for (int i = 0; i < result.active.length; i++) {
      int u = plan.pairs().get(i).voltage();
      int c = plan.pairs().get(i).current();
      result.active[i] = products.product(u, c, sums[u].mean, sums[c].mean, window.sum());
      result.reactive[i] =
          (result.imaginary[u] * result.real[c] - result.real[u] * result.imaginary[c]) / 2;
      result.apparent[i] = result.rms[u] * result.rms[c];
    }
  }

  private void groups() {
    for (int i = 0; i < result.sumRms.length; i++) {
      PhaseGroup group = plan.groups().get(i);
      result.rotation[i] = rotation(sums[group.a()], sums[group.b()], sums[group.c()]);
      products.sum(group, window.sum());
      result.sumRms[i] = products.sumRms();
      result.neutralDifference[i] = products.neutralDifference();
    }
  }

  /** The three have one scale, or nearly so: their order does not need it. */
  private PhaseRotation rotation(ChannelSums a, ChannelSums b, ChannelSums c) {
    double least = Math.min(a.peak(), Math.min(b.peak(), c.peak()));
    double most = Math.max(a.peak(), Math.max(b.peak(), c.peak()));
    return result.reference < 0 || least < LEAST_PEAK || least < LEAST_OF_PHASES * most
        ? PhaseRotation.NONE
        : PhaseRotation.of(a.real, a.imaginary, b.real, b.imaginary, c.real, c.imaginary);
  }
}
