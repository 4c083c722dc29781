// SPDX-License-Identifier: Apache-2.0
package org.kilowire.link.ip;

import java.nio.ByteBuffer;
import java.util.List;
import org.kilowire.conversation.Framing;
import org.kilowire.conversation.LineSettings;
import org.kilowire.link.ControlSignals;
import org.kilowire.link.ControlSignals.Rts;

/** What a client says of a port, in the words of RFC 2217. */
final class ComPort {

  /** The option's number, RFC 2217, clause 2. */
  static final byte OPTION = 44;

  // Clause 3, client to server.
  static final byte SET_BAUDRATE = 1;
  static final byte SET_DATASIZE = 2;
  static final byte SET_PARITY = 3;
  static final byte SET_STOPSIZE = 4;
  static final byte SET_CONTROL = 5;
  static final byte PURGE_DATA = 12;

  /** What an answer is above the command. */
  static final int ANSWER = 100;

  private static final List<String> PARITIES = List.of("none", "odd", "even");
  private static final byte NO_FLOW_CONTROL = 1;
  private static final byte DTR_ON = 8;
  private static final byte DTR_OFF = 9;
  private static final byte RTS_ON = 11;
  private static final byte RTS_OFF = 12;
  private static final byte PURGE_BOTH = 3;

  /** One setting and its value, an unsigned number of one octet, or four for the baud rate. */
  record Setting(byte command, int value) {

    ByteBuffer octets() {
      ByteBuffer plain = ByteBuffer.allocate(Integer.BYTES);
      if (command == SET_BAUDRATE) {
        plain.putInt(value);
      } else {
        plain.put((byte) value);
      }
      ByteBuffer escaped = Telnet.escape(plain.flip());
      ByteBuffer whole = ByteBuffer.allocate(6 + escaped.remaining());
      whole.put(Telnet.IAC).put(Telnet.SB).put(OPTION).put(command).put(escaped);
      return whole.put(Telnet.IAC).put(Telnet.SE).flip();
    }

    /** MARK and SPACE have values too, and servers say others. */
    private boolean isParity() {
      return value >= 1 && value <= PARITIES.size();
    }

    @Override
    public String toString() {
      return switch (command) {
        case SET_BAUDRATE -> value + " Bd";
        case SET_DATASIZE -> value + " data bits";
        case SET_PARITY -> "parity " + (isParity() ? PARITIES.get(value - 1) : value);
        case SET_STOPSIZE -> value + " stop bits";
        default -> "command " + command + " with " + value;
      };
    }
  }

  private ComPort() {}

  /** What makes a port run so; every one is to be confirmed. */
  static List<Setting> settings(LineSettings settings) {
    Framing framing = settings.adapterFraming();
    int parity =
        switch (framing.parity()) {
          case NONE -> 1;
          case ODD -> 2;
          case EVEN -> 3;
        };
    return List.of(
        new Setting(SET_BAUDRATE, settings.baud()),
        new Setting(SET_DATASIZE, framing.dataBits()),
        new Setting(SET_PARITY, parity),
        new Setting(SET_STOPSIZE, framing.stopBits()));
  }

  /** What a port begins with, beside; servers whose ports lack a signal need not answer. */
  static List<Setting> beginning(ControlSignals signals) {
    return List.of(
        new Setting(SET_CONTROL, NO_FLOW_CONTROL),
        new Setting(SET_CONTROL, signals.dtr() ? DTR_ON : DTR_OFF),
        new Setting(SET_CONTROL, signals.rts() == Rts.ON ? RTS_ON : RTS_OFF),
        new Setting(PURGE_DATA, PURGE_BOTH));
  }
}
