// SPDX-License-Identifier: Apache-2.0
package org.kilowire.benchmarks;

import java.util.Collections;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.kilowire.conversation.Octets;
import org.kilowire.sv.apdu92.Asdu92;
import org.kilowire.sv.apdu92.Asdu92View;
import org.kilowire.sv.apdu92.PublishedFrame;
import org.kilowire.sv.apdu92.QualityBits;
import org.kilowire.sv.apdu92.SavPdu;
import org.kilowire.sv.apdu92.SavPduView;
import org.kilowire.sv.ethernet.EthernetFrame;
import org.kilowire.sv.ethernet.EthernetView;
import org.kilowire.sv.ethernet.MacAddress;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/**
 * A frame of IEC 61850-9-2 from its octets to sums: headers and APDU checked, then value and
 * quality of each channel, and the squares of the good ones added up. The sums are exact, in two
 * longs: doubles in an array take twice the time. The time and the octets allocated are those of a
 * frame.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(2)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
public class SampledValueDecoding {

  private static final int FRAMES = 256;
  private static final int PAIR = 8;
  private static final int DERIVED_CHANNELS = 4;
  private static final int RATE = 4000;
  private static final double PERIOD = 80;
  private static final int AMPLITUDE = 1_414_214;

  /** The square of an INT32 has 62 bits and a sign; a sum has them twice. */
  private static final int SUM_BITS = 62;

  /** ASDUs a frame: 9-2LE has 1 for protection, 8 for measuring. */
  @Param({"1", "8"})
  public int asdus;

  /** INT32 with quality an ASDU: 9-2LE has 8. */
  @Param({"8", "12"})
  public int channels;

  private final EthernetView ethernet = new EthernetView();
  private final SavPduView pdu = new SavPduView();
  private final byte[][] frames = new byte[FRAMES][];
  private long[] squares;
  private long[] carried;
  private int invalid;
  private int next;

  /** Runs all of it. */
  public static void main(String[] args) throws Exception {
    new Runner(
            new OptionsBuilder()
                .include(SampledValueDecoding.class.getName())
                .addProfiler(GCProfiler.class)
                .build())
        .run();
  }

  /** Frames with other samples and counts each, as they come. */
  @Setup
  public void publish() {
    Random random = new Random(1);
    squares = new long[channels];
    carried = new long[channels];
    Asdu92 asdu = Asdu92.of("MU01MU0101", 0, 1, 2, Octets.of(new byte[channels * PAIR]));
    SavPdu apdu = new SavPdu(Collections.nCopies(asdus, asdu), Optional.empty());
    EthernetFrame frame =
        EthernetFrame.of(
            MacAddress.ofSampledValues(1), new MacAddress(0x020000000001L), 0x4000, Octets.EMPTY);
    for (int i = 0; i < FRAMES; i++) {
      PublishedFrame published = PublishedFrame.of(frame, apdu);
      for (int j = 0; j < asdus; j++) {
        fill(published, j, i * asdus + j, random);
      }
      frames[i] = published.octets();
    }
  }

  private void fill(PublishedFrame frame, int asdu, int count, Random random) {
    frame.setSmpCnt(asdu, count % RATE);
    for (int channel = 0; channel < channels; channel++) {
      double phase = 2 * Math.PI * (count / PERIOD - channel / 3.0);
      int noise = random.nextInt(100);
      int quality = channel % DERIVED_CHANNELS == DERIVED_CHANNELS - 1 ? QualityBits.DERIVED : 0;
      frame.setInt32(asdu, channel * PAIR, (int) (AMPLITUDE * Math.sin(phase)) + noise);
      frame.setInt32(asdu, channel * PAIR + Integer.BYTES, quality);
    }
  }

  private byte[] frame() {
    next = (next + 1) % FRAMES;
    return frames[next];
  }

  /** Headers and APDU, all lengths. */
  @Benchmark
  public int checked() {
    byte[] frame = frame();
    return wrap(frame) ? pdu.asdu(0).smpCnt() : -1;
  }

  /** The same, and the sums. */
  @Benchmark
  public long[] summed() {
    byte[] frame = frame();
    if (!wrap(frame)) {
      throw new IllegalStateException("a frame of ours is refused");
    }
    for (int i = 0; i < pdu.noAsdu(); i++) {
      add(pdu.asdu(i));
    }
    return squares;
  }

  private boolean wrap(byte[] frame) {
    return ethernet.wrap(frame, 0, frame.length)
        && pdu.wrap(frame, ethernet.apduOffset(), ethernet.apduLength());
  }

  private void add(Asdu92View asdu) {
    int pairs = Math.min(squares.length, asdu.pairs());
    for (int i = 0; i < pairs; i++) {
      if (QualityBits.isInvalid(asdu.quality(i))) {
        invalid++;
      } else {
        long value = asdu.value(i);
        long sum = squares[i] + value * value;
        carried[i] += sum >>> SUM_BITS;
        squares[i] = sum & -1L >>> (Long.SIZE - SUM_BITS);
      }
    }
  }

  /** How many samples were left out, and how often a sum went over. */
  public long leftOver() {
    return invalid + carried[0];
  }
}
