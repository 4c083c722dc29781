// SPDX-License-Identifier: Apache-2.0
package org.kilowire.benchmarks;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import org.kilowire.conversation.Octets;
import org.kilowire.simulators.mergingunit.live.InterfaceSink;
import org.kilowire.sv.apdu92.Asdu92;
import org.kilowire.sv.apdu92.PublishedFrame;
import org.kilowire.sv.apdu92.SavPdu;
import org.kilowire.sv.ethernet.EthernetFrame;
import org.kilowire.sv.ethernet.MacAddress;

/**
 * Streams of 9-2LE at 4,000 samples a second, as many as a rate of frames needs: every 250 us a
 * frame of each, in calls of 64. Counts go on from one run to the next.
 */
final class FrameFlood {

  private static final int SAMPLES = 4000;
  private static final long GAP_NANOS = 1_000_000_000L / SAMPLES;
  private static final int PAIRS = 8;
  private static final int PAIR = 8;
  private static final double PERIOD = 80;
  private static final int AMPLITUDE = 1_414_214;

  private final String networkInterface;
  private final PublishedFrame[] streams;
  private final int[] samples = new int[PAIRS];
  private int count;

  FrameFlood(String networkInterface, int framesPerSecond) {
    this.networkInterface = networkInterface;
    streams = new PublishedFrame[Math.max(1, framesPerSecond / SAMPLES)];
    for (int i = 0; i < streams.length; i++) {
      Asdu92 asdu =
          Asdu92.of("MU%03dMU01".formatted(i), 0, 1, 2, Octets.of(new byte[PAIRS * PAIR]));
      EthernetFrame frame =
          EthernetFrame.of(
              MacAddress.ofSampledValues(i % (MacAddress.LAST_SAMPLED_VALUES + 1)),
              new MacAddress(0x020000000000L + i),
              0x4000 + i,
              Octets.EMPTY);
      streams[i] = PublishedFrame.of(frame, new SavPdu(List.of(asdu), Optional.empty()));
    }
  }

  /**
   * Sends for so long, in the network of the calling thread; what is late goes at once.
   *
   * @return frames sent
   */
  long run(long nanos) throws IOException {
    long sent = 0;
    try (InterfaceSink sink = InterfaceSink.open(networkInterface)) {
      long begin = System.nanoTime();
      for (long due = 0; due < nanos; due += GAP_NANOS) {
        for (long left = begin + due - System.nanoTime();
            left > 0;
            left = begin + due - System.nanoTime()) {
          LockSupport.parkNanos(left);
        }
        if (System.nanoTime() - begin >= nanos) {
          break;
        }
        sent += publish(sink);
      }
    }
    return sent;
  }

  private int publish(InterfaceSink sink) throws IOException {
    for (int channel = 0; channel < PAIRS; channel++) {
      double phase = 2 * Math.PI * (count / PERIOD - channel % 3 / 3.0);
      samples[channel] = (int) (AMPLITUDE * Math.sin(phase));
    }
    for (int i = 0; i < streams.length; i++) {
      PublishedFrame frame = streams[i];
      frame.setSmpCnt(0, count);
      for (int channel = 0; channel < PAIRS; channel++) {
        frame.setInt32(0, channel * PAIR, samples[channel]);
      }
      byte[] octets = frame.octets();
      sink.frame(i, 0, octets, octets.length);
    }
    sink.flush();
    count = (count + 1) % SAMPLES;
    return streams.length;
  }
}
