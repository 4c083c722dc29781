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
import org.kilowire.capture.LiveStatus;
import org.kilowire.capture.ring.RingOptions;
import org.kilowire.capture.ring.RingSource;
import org.kilowire.tests.support.PrivateNetwork;

/**
 * Frames of 9-2LE over a cable of Linux (a veth pair), from a sender in this process to the ring:
 * how many a second come without loss, and what one costs the thread that reads. The first argument
 * is what is done with a frame: {@code ring} counts it, {@code decode} reads it to sums of squares,
 * {@code values} gives it to the monitor that makes 1-second results of 64 streams. Rates follow,
 * then {@code seconds=N}. Needs root, for the network of its own.
 */
public final class LiveCapture {

  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
  private static final String READER = "kilowire capture there";
  private static final long WARM_UP_NANOS = TimeUnit.MILLISECONDS.toNanos(1500);
  private static final int DEFAULT_SECONDS = 5;

  private final FrameFlood flood;
  private final LiveListener listener;
  private final int seconds;
  private final Path natives;

  private LiveCapture(FrameFlood flood, LiveListener listener, int seconds, Path natives) {
    this.flood = flood;
    this.listener = listener;
    this.seconds = seconds;
    this.natives = natives;
  }

  /** {@code ring|decode|values RATE... [seconds=N]}. */
  public static void main(String[] args) throws Exception {
    String work = args.length == 0 ? "decode" : args[0];
    int seconds = DEFAULT_SECONDS;
    int[] rates = {100_000, 250_000, 500_000};
    if (args.length > 1) {
      rates =
          Arrays.stream(args, 1, args.length)
              .filter(one -> !one.startsWith("seconds="))
              .mapToInt(Integer::parseInt)
              .toArray();
      for (String one : args) {
        seconds = one.startsWith("seconds=") ? Integer.parseInt(one.substring(8)) : seconds;
      }
    }
    Path natives = Files.createTempDirectory("live-capture");
    System.out.println(
        "work     wanted/s    sent/s      sent  received    lost  dropped  CPU ns/frame  B/frame");
    for (int rate : rates) {
      int wanted = rate;
      LiveListener listener = FrameWork.of(work);
      FrameFlood flood = new FrameFlood("here", wanted);
      LiveCapture one = new LiveCapture(flood, listener, seconds, natives);
      PrivateNetwork.with(network -> System.out.printf("%-8s %s%n", work, one.measure(wanted)));
    }
    Files.delete(natives);
  }

  private String measure(int rate) throws Exception {
    try (RingSource source = new RingSource(RingOptions.of("there", natives))) {
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
  private static LiveStatus settled(RingSource source) throws InterruptedException {
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
