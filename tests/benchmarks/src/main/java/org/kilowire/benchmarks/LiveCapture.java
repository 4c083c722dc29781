// SPDX-License-Identifier: Apache-2.0
package org.kilowire.benchmarks;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.kilowire.capture.LiveListener;
import org.kilowire.capture.LiveSource;
import org.kilowire.capture.LiveStatus;
import org.kilowire.capture.libpcap.LibpcapOptions;
import org.kilowire.capture.libpcap.LibpcapSource;
import org.kilowire.capture.ring.RingOptions;
import org.kilowire.capture.ring.RingSource;
import org.kilowire.tests.support.PrivateNetwork;

/**
 * Frames of 9-2LE over a cable of Linux (a veth pair), from a sender in this process to the ring,
 * and the same load through libpcap by Pcap4J: how many a second come without loss, and what one
 * costs the thread that reads. The first argument is what is done with a frame: {@code ring} counts
 * it, {@code decode} reads it to sums of squares, {@code values} gives it to the monitor that makes
 * 1-second results of 64 streams. Rates follow, then {@code seconds=N}, and {@code capture=ring} or
 * {@code capture=pcap} for one of both. Needs root, for the network of its own.
 */
public final class LiveCapture {

  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
  private static final String READER = "kilowire capture there";
  private static final long WARM_UP_NANOS = TimeUnit.MILLISECONDS.toNanos(1500);
  private static final int DEFAULT_SECONDS = 5;

  private final FrameFlood flood;
  private final LiveListener listener;
  private final int seconds;
  private final LiveSource source;

  private LiveCapture(FrameFlood flood, LiveListener listener, int seconds, LiveSource source) {
    this.flood = flood;
    this.listener = listener;
    this.seconds = seconds;
    this.source = source;
  }

  /** {@code ring|decode|values RATE... [seconds=N] [capture=ring|pcap]}. */
  public static void main(String[] args) throws Exception {
    String work = args.length == 0 ? "decode" : args[0];
    int seconds = DEFAULT_SECONDS;
    List<String> ways = List.of("ring", "pcap");
    int[] rates = {100_000, 250_000, 500_000};
    if (args.length > 1) {
      rates =
          Arrays.stream(args, 1, args.length)
              .filter(one -> one.indexOf('=') < 0)
              .mapToInt(Integer::parseInt)
              .toArray();
      for (String one : args) {
        seconds = one.startsWith("seconds=") ? Integer.parseInt(one.substring(8)) : seconds;
        ways = one.startsWith("capture=") ? List.of(one.substring(8)) : ways;
      }
    }
    Path natives = Files.createTempDirectory("live-capture");
    System.out.println(
        "work     by    wanted/s    sent/s      sent  received    lost  dropped  CPU ns/frame"
            + "  B/frame");
    for (int rate : rates) {
      for (String way : ways) {
        LiveListener listener = FrameWork.of(work);
        FrameFlood flood = new FrameFlood("here", rate);
        LiveCapture one = new LiveCapture(flood, listener, seconds, source(way, natives));
        PrivateNetwork.with(
            network -> System.out.printf("%-8s %-4s %s%n", work, way, one.measure(rate)));
      }
    }
    Files.delete(natives);
  }

  private static LiveSource source(String way, Path natives) {
    return switch (way) {
      case "ring" -> new RingSource(RingOptions.of("there", natives));
      case "pcap" -> new LibpcapSource(LibpcapOptions.of("there", natives));
      default -> throw new IllegalArgumentException("ring or pcap: " + way);
    };
  }

  private String measure(int rate) throws Exception {
    try (source) {
      source.start(listener);
      flood.run(WARM_UP_NANOS);
      LiveStatus before = settled(source);
      long reader = reader();
      long cpu = THREADS.getThreadCpuTime(reader);
      long octets = THREADS.getThreadAllocatedBytes(reader);
      long begun = System.nanoTime();
      long sent = flood.run(TimeUnit.SECONDS.toNanos(seconds));
      double took = (System.nanoTime() - begun) / 1e9;
      LiveStatus after = settled(source);
      double spent = THREADS.getThreadCpuTime(reader) - cpu;
      long allocated = THREADS.getThreadAllocatedBytes(reader) - octets;
      long received = after.received() - before.received();
      long dropped = after.kernelDrops() - before.kernelDrops();
      return String.format(
          "%8d  %8.0f  %8d  %8d  %6d  %7d  %12.1f  %7.3f",
          rate,
          sent / took,
          sent,
          received,
          sent - received - dropped,
          dropped,
          spent / Math.max(1, received),
          (double) allocated / Math.max(1, received));
    }
  }

  /** Nothing has come for half a second. */
  private static LiveStatus settled(LiveSource source) throws InterruptedException {
    LiveStatus last = source.status();
    while (true) {
      TimeUnit.MILLISECONDS.sleep(500);
      LiveStatus now = source.status();
      if (now.received() == last.received()) {
        return now;
      }
      last = now;
    }
  }

  private static long reader() {
    long[] ids = THREADS.getAllThreadIds();
    return List.of(THREADS.getThreadInfo(ids)).stream()
        .filter(one -> one != null && one.getThreadName().equals(READER))
        .findFirst()
        .orElseThrow()
        .getThreadId();
  }
}
