// SPDX-License-Identifier: Apache-2.0
package org.kilowire.capture.octets;

import com.sun.jna.LastErrorException;
import com.sun.jna.NativeLong;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.kilowire.capture.CaptureException;
import org.kilowire.capture.CaptureReason;
import org.kilowire.capture.LiveState;
import org.kilowire.capture.linux.LinuxCalls;
import org.kilowire.capture.linux.PolledFile;
import org.kilowire.capture.live.LiveReader;
import org.kilowire.sv.ft3.Ft3Options;

/**
 * A character device or a named pipe. It is opened without waiting and polled: Java's own opening
 * of a pipe waits for whoever writes, and nothing ends that.
 */
final class DeviceWork extends OctetWork {

  private static final int CLOSED = -1;
  private static final NativeLong READING_OCTETS = new NativeLong(READING);

  private final Path device;
  private final byte[] reading = new byte[READING];
  private int descriptor = CLOSED;
  private PolledFile polled;

  DeviceWork(Path device, Ft3Options expected, LiveReader.Told told) {
    super(expected, told);
    this.device = device;
  }

  @Override
  public void open() throws CaptureException {
    int flags =
        LinuxCalls.O_RDONLY | LinuxCalls.O_NOCTTY | LinuxCalls.O_NONBLOCK | LinuxCalls.O_CLOEXEC;
    try {
      descriptor = LinuxCalls.open(device.toString(), flags);
    } catch (LastErrorException e) {
      throw notOpened(device.toString(), new IOException(e.getMessage(), e));
    }
    polled = new PolledFile(descriptor);
    told.state(LiveState.RECEIVING, "");
  }

  @Override
  public boolean isOpen() {
    return descriptor != CLOSED;
  }

  @Override
  public void receive() throws IOException {
    int events = polled.await(WAIT_MILLIS);
    if (events == 0) {
      return;
    }
    int count = read();
    if (count > 0) {
      came(reading, count);
    } else if ((events & (LinuxCalls.POLLERR | LinuxCalls.POLLNVAL)) != 0) {
      throw new IOException(device + " has gone");
    } else {
      // Nobody has the other end open; poll does not wait for that.
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(WAIT_MILLIS));
    }
  }

  private int read() throws IOException {
    try {
      return LinuxCalls.read(descriptor, reading, READING_OCTETS).intValue();
    } catch (LastErrorException e) {
      if (e.getErrorCode() == LinuxCalls.EAGAIN || e.getErrorCode() == LinuxCalls.EINTR) {
        return 0;
      }
      throw new IOException(device + ": " + e.getMessage(), e);
    }
  }

  @Override
  public void shut() {
    if (isOpen()) {
      polled.close();
      LinuxCalls.close(descriptor);
      descriptor = CLOSED;
      cut();
    }
  }

  /** A device may be plugged in later. */
  @Override
  public boolean helpsToWait(CaptureReason reason) {
    return true;
  }
}
