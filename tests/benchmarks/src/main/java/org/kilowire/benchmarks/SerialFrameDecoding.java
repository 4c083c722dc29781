// SPDX-License-Identifier: Apache-2.0
package org.kilowire.benchmarks;

import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.kilowire.conversation.Octets;
import org.kilowire.sv.apdu91.Apdu91;
import org.kilowire.sv.apdu91.Apdu91Codec;
import org.kilowire.sv.apdu91.Apdu91View;
import org.kilowire.sv.apdu91.Asdu91;
import org.kilowire.sv.apdu91.AsduHeader;
import org.kilowire.sv.apdu91.AsduLayout;
import org.kilowire.sv.apdu91.AsduWindow;
import org.kilowire.sv.apdu91.StatusWords;
import org.kilowire.sv.ethernet.EthernetFrame;
import org.kilowire.sv.ethernet.EthernetView;
import org.kilowire.sv.ethernet.MacAddress;
import org.kilowire.sv.ft3.Ft3Crc;
import org.kilowire.sv.ft3.Ft3Frame;
import org.kilowire.sv.ft3.Ft3Layout;
import org.kilowire.sv.ft3.Ft3Options;
import org.kilowire.sv.ft3.Ft3StreamDecoder;
import org.kilowire.sv.ft3.Ft3Writer;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/**
 * Frames with the 12 channels of the universal data set from their octets to sums of squares: 9-1
 * with its Ethernet headers, FT3 of 54 octets out of a stream, all CRCs checked. The time and the
 * octets allocated are those of a frame.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(2)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
public class SerialFrameDecoding {

  private static final int FRAMES = 256;
  private static final int CHANNELS = 12;
  private static final long CHANNEL_BITS = StatusWords.channelBits(CHANNELS);
  private static final double PERIOD = 80;
  private static final int AMPLITUDE = 16_384;

  private final EthernetView ethernet = new EthernetView();
  private final Apdu91View apdu = new Apdu91View();
  private final byte[][] frames = new byte[FRAMES][];
  private final long[] squares = new long[CHANNELS];
  private byte[] stream;
  private Ft3StreamDecoder decoder;
  private int invalid;

  /** Runs all of it. */
  public static void main(String[] args) throws Exception {
    new Runner(
            new OptionsBuilder()
                .include(SerialFrameDecoding.class.getName())
                .addProfiler(GCProfiler.class)
                .build())
        .run();
  }

  /** Frames with other samples and counts each, as they come. */
  @Setup
  public void publish() {
    Random random = new Random(1);
    decoder = new Ft3StreamDecoder(Ft3Options.MERGING_UNIT, (frame, time) -> add(frame));
    stream = new byte[FRAMES * Ft3Layout.OCTETS_54.octets()];
    EthernetFrame around =
        EthernetFrame.of(
            MacAddress.ofSampledValues(1), new MacAddress(0x020000000001L), 0, Octets.EMPTY);
    int at = 0;
    for (int i = 0; i < FRAMES; i++) {
      Asdu91 asdu = asdu(i, random);
      frames[i] = around.withApdu(Apdu91Codec.encode(Apdu91.of(asdu))).toOctets().toArray();
      Ft3Frame frame = new Ft3Frame(Ft3Layout.OCTETS_54, asdu);
      at = new Ft3Writer(frame, Ft3Crc.STANDARD).write(stream, at);
    }
  }

  private static Asdu91 asdu(int count, Random random) {
    int[] samples = new int[CHANNELS];
    for (int channel = 0; channel < CHANNELS; channel++) {
      double phase = 2 * Math.PI * (count / PERIOD - channel / 3.0);
      samples[channel] = (int) (AMPLITUDE * Math.sin(phase)) + random.nextInt(100);
    }
    AsduHeader header = new AsduHeader.Universal(2, 1, 1, 1000, 1000, 1100, 500);
    Octets octets = Asdu91.samples(samples);
    return new Asdu91(AsduLayout.UNIVERSAL, header, octets, StatusWords.GOOD, count, 80, 1);
  }

  /** Ethernet headers, APDU, ASDU, and the sums. */
  @Benchmark
  @OperationsPerInvocation(FRAMES)
  public long[] iec61850Part91() {
    for (byte[] frame : frames) {
      if (!ethernet.wrap(frame, 0, frame.length) || !wrap(frame)) {
        throw new IllegalStateException("a frame of ours is refused");
      }
      add(apdu.asdu(0));
    }
    return squares;
  }

  private boolean wrap(byte[] frame) {
    int from = ethernet.apduOffset();
    return apdu.wrap(frame, from, from + ethernet.apduLength());
  }

  /** Start, layout, CRCs, and the sums. */
  @Benchmark
  @OperationsPerInvocation(FRAMES)
  public long[] ft3() {
    decoder.accept(stream, 0, stream.length, 0);
    return squares;
  }

  private void add(AsduWindow asdu) {
    if ((asdu.statusWords() & CHANNEL_BITS) != 0) {
      invalid++;
      return;
    }
    for (int channel = 1; channel <= CHANNELS; channel++) {
      long value = asdu.sample(channel);
      squares[channel - 1] += value * value;
    }
  }

  /** How many frames were left out. */
  public long leftOut() {
    return invalid;
  }
}
