// SPDX-License-Identifier: Apache-2.0
package org.kilowire.link.serial;

import com.fazecast.jSerialComm.SerialPort;
import com.fazecast.jSerialComm.SerialPortInvalidPortException;
import org.kilowire.conversation.Framing;
import org.kilowire.conversation.LineSettings;
import org.kilowire.conversation.LinkException;
import org.kilowire.link.ControlSignals;
import org.kilowire.link.ControlSignals.Rts;

/** A port of the operating system, by jSerialComm; its library has been loaded. */
final class SystemPort implements OpenPort {

  private static final int NANOS_PER_MICRO = 1000;

  private static final int NANOS_PER_MILLI = 1_000_000;

  private final SerialDevice device;
  private final SerialPort port;
  private final OnItsWay onItsWay = new OnItsWay();

  private SystemPort(SerialDevice device, SerialPort port) {
    this.device = device;
    this.port = port;
  }

  /**
   * Opens a port for this process alone and drops what had come in before.
   *
   * @throws LinkException with what can be done about it
   */
  static SystemPort open(SerialDevice device, LineSettings settings, ControlSignals signals)
      throws LinkException {
    SystemPort opened = new SystemPort(device, port(device));
    opened.prepare(signals);
    opened.parameters(settings);
    opened.open();
    opened.port.flushIOBuffers();
    return opened;
  }

  private void open() throws LinkException {
    synchronized (SystemPort.class) { // the library keeps one error for all ports that are not open
      if (!port.openPort()) {
        throw device.notOpened(port.getLastErrorCode());
      }
    }
  }

  private static SerialPort port(SerialDevice device) throws LinkException {
    try {
      return SerialPort.getCommPort(device.path());
    } catch (SerialPortInvalidPortException e) {
      throw device.missing(e);
    }
  }

  private void prepare(ControlSignals signals) {
    boolean high = signals.rts() == Rts.SEND;
    if (signals.byDriver()) {
      port.setRs485ModeParameters(
          true,
          high,
          (int) (signals.rtsBefore().toNanos() / NANOS_PER_MICRO),
          (int) (signals.rtsAfter().toNanos() / NANOS_PER_MICRO));
    } else {
      port.disableRs485ModeControl();
    }
    port.setDTRandRTS(signals.dtr(), signals.rts() == Rts.ON || signals.rts() == Rts.RECEIVE);
    port.setComPortTimeouts(
        SerialPort.TIMEOUT_READ_SEMI_BLOCKING | SerialPort.TIMEOUT_WRITE_BLOCKING,
        (int) (READ_NANOS / NANOS_PER_MILLI),
        0);
  }

  private boolean parameters(LineSettings settings) {
    Framing framing = device.isPseudoTerminal() ? Framing.PLAIN : settings.adapterFraming();
    int parity =
        switch (framing.parity()) {
          case NONE -> SerialPort.NO_PARITY;
          case EVEN -> SerialPort.EVEN_PARITY;
          case ODD -> SerialPort.ODD_PARITY;
        };
    int stop = framing.stopBits() == 1 ? SerialPort.ONE_STOP_BIT : SerialPort.TWO_STOP_BITS;
    return port.setComPortParameters(settings.baud(), framing.dataBits(), stop, parity);
  }

  @Override
  public boolean isReady() throws LinkException {
    int count = port.bytesAvailable();
    if (count < 0) {
      throw device.gone();
    }
    return count > 0;
  }

  @Override
  public int read(byte[] into, int most) throws LinkException {
    int count = port.readBytes(into, most);
    if (count < 0) {
      throw device.gone();
    }
    if (count > 0) {
      onItsWay.answered();
    }
    return count;
  }

  @Override
  public void write(byte[] octets) throws LinkException {
    if (port.writeBytes(octets, octets.length) != octets.length) {
      throw device.gone();
    }
    onItsWay.written(System.nanoTime());
  }

  @Override
  public void set(LineSettings settings) throws LinkException {
    if (!parameters(settings)) {
      throw new LinkException(
          device + ": does not run at " + settings.baud() + " Bd " + settings.adapterFraming());
    }
  }

  @Override
  public void rts(boolean on) throws LinkException {
    if (!(on ? port.setRTS() : port.clearRTS())) {
      throw new LinkException(device + ": has no RTS signal to switch");
    }
  }

  /** The library drops what the system still has when it closes a port. */
  @Override
  public void close() {
    if (device.isPseudoTerminal()) {
      UninterruptedPause.of(onItsWay.nanosLeft(System.nanoTime()));
    }
    port.closePort();
  }
}
