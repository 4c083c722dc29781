// SPDX-License-Identifier: Apache-2.0
package org.eclipse.kura.driver;

import java.util.List;
import java.util.Map;
import org.eclipse.kura.channel.ChannelRecord;
import org.eclipse.kura.channel.listener.ChannelListener;

/** Reads and writes the channels of a device. */
public interface Driver {
  String DRIVER_PID_PROPERTY_NAME = "driver.pid";

  /** An asset never calls this: a driver connects when it is asked to read or write. */
  void connect() throws ConnectionException;

  void disconnect() throws ConnectionException;

  ChannelDescriptor getChannelDescriptor();

  /** Reads into these records; each is given its status, and where it went well value and time. */
  void read(List<ChannelRecord> records) throws ConnectionException;

  void registerChannelListener(Map<String, Object> channelConfig, ChannelListener listener)
      throws ConnectionException;

  void unregisterChannelListener(ChannelListener listener) throws ConnectionException;

  /** Writes these records; each is given its status. */
  void write(List<ChannelRecord> records) throws ConnectionException;

  /** Makes ready to read these records over and over; null if the driver cannot. */
  PreparedRead prepareRead(List<ChannelRecord> records);

  /** The device cannot be reached. */
  final class ConnectionException extends Exception {
    private static final long serialVersionUID = 1L;

    public ConnectionException() {}

    public ConnectionException(String message) {
      super(message);
    }

    public ConnectionException(String message, Throwable cause) {
      super(message, cause);
    }

    public ConnectionException(Throwable cause) {
      super(cause);
    }
  }
}
