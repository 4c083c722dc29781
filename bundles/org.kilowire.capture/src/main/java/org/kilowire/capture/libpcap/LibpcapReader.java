// SPDX-License-Identifier: Apache-2.0
package org.kilowire.capture.libpcap;

import java.io.IOException;
import org.kilowire.capture.CaptureException;
import org.kilowire.capture.CaptureReason;
import org.pcap4j.core.BpfProgram.BpfCompileMode;
import org.pcap4j.core.NotOpenException;
import org.pcap4j.core.PcapHandle;
import org.pcap4j.core.PcapHandle.BlockingMode;
import org.pcap4j.core.PcapHandle.PcapDirection;
import org.pcap4j.core.PcapHandle.TimestampPrecision;
import org.pcap4j.core.PcapNativeException;
import org.pcap4j.core.PcapNetworkInterface.PromiscuousMode;
import org.pcap4j.core.RawPacketListener;

/**
 * An interface while libpcap has it open. It is asked, and does not wait: whether its timeout ends
 * a wait without traffic is another thing on each system. One owner.
 */
final class LibpcapReader implements AutoCloseable {

  /** What {@code pcap_activate} gives, in pcap.h. */
  private static final int NO_SUCH_DEVICE = -5;

  private static final int NOT_PERMITTED = -8;
  private static final int NOT_UP = -9;
  private static final int PROMISCUOUS_NOT_PERMITTED = -11;

  /** Sampled values, also behind two tags and in a ring of HSR. */
  private static final String ONE = "ether proto 0x88ba or ether proto 0x892f";

  private static final String FILTER =
      "%s or (vlan and (%s or (vlan and (%s))))".formatted(ONE, ONE, ONE);

  private static final int SNAP_OCTETS = 65_535;

  /** After which a system that gathers frames gives them. */
  private static final int GATHER_MILLIS = 10;

  private final String name;
  private final PcapHandle handle;
  private final LibpcapFrame frame = new LibpcapFrame();
  private long drops;

  private LibpcapReader(String name, PcapHandle handle) {
    this.name = name;
    this.handle = handle;
  }

  /**
   * Opens an interface.
   *
   * @throws CaptureException with {@link CaptureReason#NO_INTERFACE} if it is not there or down
   */
  static LibpcapReader open(LibpcapOptions options) throws CaptureException {
    PcapHandle handle = null;
    try {
      handle = build(options);
      handle.setBlockingMode(BlockingMode.NONBLOCKING);
      handle.setFilter(FILTER, BpfCompileMode.OPTIMIZE);
      ignoreOutgoing(handle);
      return new LibpcapReader(options.networkInterface(), handle);
    } catch (PcapNativeException e) {
      close(handle);
      throw refused(options.networkInterface(), e);
    } catch (NotOpenException e) {
      throw new CaptureException(
          CaptureReason.NOT_OPENED, options.networkInterface() + ": closed at once", e);
    }
  }

  /** With stamps of nanoseconds, where the system has them. */
  private static PcapHandle build(LibpcapOptions options) throws PcapNativeException {
    PcapHandle.Builder builder =
        new PcapHandle.Builder(options.networkInterface())
            .snaplen(SNAP_OCTETS)
            .promiscuousMode(
                options.promiscuous()
                    ? PromiscuousMode.PROMISCUOUS
                    : PromiscuousMode.NONPROMISCUOUS)
            .bufferSize(options.bufferOctets())
            .timeoutMillis(GATHER_MILLIS);
    try {
      return builder.timestampPrecision(TimestampPrecision.NANO).build();
    } catch (PcapNativeException e) {
      if (e.getReturnCode() != null && e.getReturnCode() != 0) {
        throw e;
      }
      return builder.timestampPrecision(TimestampPrecision.MICRO).build();
    }
  }

  /** Npcap cannot tell the directions apart: there what this system sends is heard, too. */
  private static void ignoreOutgoing(PcapHandle handle) throws NotOpenException {
    try {
      handle.setDirection(PcapDirection.IN);
    } catch (PcapNativeException e) {
      // What is sent here is a stream as any other.
    }
  }

  private static CaptureException refused(String name, PcapNativeException e) {
    int code = e.getReturnCode() == null ? 0 : e.getReturnCode();
    return switch (code) {
      case NOT_PERMITTED, PROMISCUOUS_NOT_PERMITTED -> CaptureException.notPermitted(name, e);
      case NO_SUCH_DEVICE ->
          new CaptureException(CaptureReason.NO_INTERFACE, name + ": no such interface", e);
      case NOT_UP -> new CaptureException(CaptureReason.NO_INTERFACE, name + " is down", e);
      default ->
          new CaptureException(
              CaptureReason.NOT_OPENED, name + ": libpcap cannot open it: " + e.getMessage(), e);
    };
  }

  /** Where frames go. */
  interface Sink {
    void frame(LibpcapFrame frame);
  }

  /** A sink that fails does so in a call from C, which no exception may cross. */
  private final class Catching implements RawPacketListener {

    private final Sink sink;
    private Throwable failure;

    private Catching(Sink sink) {
      this.sink = sink;
    }

    @Override
    public void gotPacket(byte[] octets) {
      if (failure != null) {
        return;
      }
      try {
        frame.move(octets, handle);
        sink.frame(frame);
      } catch (RuntimeException | Error e) {
        failure = e;
      }
    }

    private void rethrow() {
      if (failure instanceof RuntimeException e) {
        throw e;
      }
      if (failure instanceof Error e) {
        throw e;
      }
    }
  }

  /**
   * Gives what is there.
   *
   * @param most frames
   * @return how many there were
   * @throws IOException if the interface has gone
   */
  int take(int most, Sink sink) throws IOException {
    Catching catching = new Catching(sink);
    try {
      int count = handle.dispatch(most, catching);
      catching.rethrow();
      return count;
    } catch (PcapNativeException | NotOpenException e) {
      catching.rethrow();
      throw new IOException(name + ": " + e.getMessage(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return 0;
    }
  }

  /** Frames that the system dropped since this was asked, for nobody took them in time. */
  long takeDrops() {
    try {
      long all = handle.getStats().getNumPacketsDropped();
      long more = Math.max(0, all - drops);
      drops = all;
      return more;
    } catch (PcapNativeException | NotOpenException e) {
      return 0;
    }
  }

  private static void close(PcapHandle handle) {
    if (handle != null) {
      handle.close();
    }
  }

  @Override
  public void close() {
    close(handle);
  }
}
