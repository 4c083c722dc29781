// SPDX-License-Identifier: Apache-2.0
package org.kilowire.capture.octets;

import java.net.InetSocketAddress;
import java.nio.file.Path;
import org.kilowire.capture.CaptureException;
import org.kilowire.capture.LiveListener;
import org.kilowire.capture.LiveSource;
import org.kilowire.capture.LiveStatus;
import org.kilowire.capture.linux.LinuxLibrary;
import org.kilowire.capture.live.LiveReader;
import org.kilowire.capture.live.LiveWork;
import org.kilowire.sv.ft3.Ft3Options;

/**
 * Frames of FT3 from octets. However they are cut, frames are found; what is no frame is counted in
 * {@link LiveStatus#ft3}. Nothing is held but one frame and one reading.
 */
public final class OctetSource implements LiveSource {

  /** What is loaded before it begins. */
  private interface Loading {
    void run() throws CaptureException;
  }

  private final String name;
  private final Loading loading;
  private final LiveReader reader;

  private OctetSource(String name, Loading loading, LiveWork.Begin begin) {
    this.name = name;
    this.loading = loading;
    reader = new LiveReader("kilowire capture " + name, begin);
  }

  /**
   * Datagrams that hold whole frames: one that is cut at a datagram's end is lost.
   *
   * @param local the port to hear at, and the address of the interface if it is to be one alone
   */
  public static OctetSource datagrams(InetSocketAddress local, Ft3Options expected) {
    return new OctetSource(
        "udp " + text(local), () -> {}, told -> new DatagramWork(local, expected, told));
  }

  /** A stream of TCP from a converter that is called; it is called again when it has hung up. */
  public static OctetSource calling(InetSocketAddress peer, Ft3Options expected) {
    return new OctetSource(
        "tcp " + text(peer), () -> {}, told -> new CallingWork(peer, expected, told));
  }

  /**
   * A stream of TCP from a converter that calls. There is one at a time: the next caller takes the
   * place of the one before, since a converter that has lost its power calls again and does not
   * hang up.
   */
  public static OctetSource listening(InetSocketAddress local, Ft3Options expected) {
    return new OctetSource(
        "tcp listening " + text(local), () -> {}, told -> new ListeningWork(local, expected, told));
  }

  /** A file, from its begin to its end; all that it has comes now. */
  public static OctetSource file(Path file, Ft3Options expected) {
    return new OctetSource(file.toString(), () -> {}, told -> new FileWork(file, expected, told));
  }

  /**
   * A character device or a named pipe of Linux. One that goes is opened again when it is back. A
   * terminal is to be set to pass all octets before.
   *
   * @param natives a folder to unpack the native library to; nothing stays there
   */
  public static OctetSource device(Path device, Ft3Options expected, Path natives) {
    return new OctetSource(
        device.toString(),
        () -> LinuxLibrary.load(natives),
        told -> new DeviceWork(device, expected, told));
  }

  private static String text(InetSocketAddress address) {
    return address.getHostString() + ":" + address.getPort();
  }

  @Override
  public void start(LiveListener listener) throws CaptureException {
    loading.run();
    reader.start(listener);
  }

  @Override
  public LiveStatus status() {
    return reader.status();
  }

  @Override
  public void close() {
    reader.close();
  }

  @Override
  public String toString() {
    return name;
  }
}
