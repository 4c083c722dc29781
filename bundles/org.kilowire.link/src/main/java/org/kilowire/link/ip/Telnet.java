// SPDX-License-Identifier: Apache-2.0
package org.kilowire.link.ip;

import java.nio.ByteBuffer;

/**
 * Tells data from commands in a telnet stream with binary transmission (RFC 854, 856). What a
 * command means is told to a listener as it comes; a subnegotiation that is too long is dropped.
 */
final class Telnet {

  static final byte IAC = (byte) 255;
  static final byte DONT = (byte) 254;
  static final byte DO = (byte) 253;
  static final byte WONT = (byte) 252;
  static final byte WILL = (byte) 251;
  static final byte SB = (byte) 250;
  static final byte SE = (byte) 240;

  /** Far more than any that concerns a port. */
  private static final int MOST_OCTETS = 512;

  /** What a peer commands. */
  interface Listener {
    /** WILL, WONT, DO or DONT an option. */
    void option(byte verb, byte option);

    /** The octets between SB and SE, from position to limit: an option and what it says. */
    void subnegotiation(ByteBuffer octets);
  }

  private enum State {
    DATA,
    COMMAND,
    OPTION,
    SUBNEGOTIATION,
    SUBNEGOTIATION_COMMAND
  }

  private final Listener listener;
  private final ByteBuffer sub = ByteBuffer.allocate(MOST_OCTETS);
  private State state = State.DATA;
  private byte verb;
  private boolean tooLong;

  Telnet(Listener listener) {
    this.listener = listener;
  }

  /** The data among what remains of {@code in}, in its place; {@code in} is that alone then. */
  void keepData(ByteBuffer in) {
    int start = in.position();
    int end = start;
    for (int at = start; at < in.limit(); at++) {
      byte octet = in.get(at);
      if (isData(octet)) {
        in.put(end, octet);
        end++;
      }
    }
    in.limit(end);
  }

  private boolean isData(byte octet) {
    switch (state) {
      case DATA -> {
        if (octet != IAC) {
          return true;
        }
        state = State.COMMAND;
      }
      case COMMAND -> {
        return isEscaped(octet);
      }
      case OPTION -> {
        state = State.DATA;
        listener.option(verb, octet);
      }
      case SUBNEGOTIATION -> {
        if (octet == IAC) {
          state = State.SUBNEGOTIATION_COMMAND;
        } else {
          gather(octet);
        }
      }
      case SUBNEGOTIATION_COMMAND -> subnegotiationCommand(octet);
    }
    return false;
  }

  /**
   * IAC IAC is the octet 255; other commands but those of options (NOP, Are You There) say nothing.
   */
  private boolean isEscaped(byte octet) {
    switch (octet) {
      case WILL, WONT, DO, DONT -> {
        verb = octet;
        state = State.OPTION;
      }
      case SB -> {
        sub.clear();
        tooLong = false;
        state = State.SUBNEGOTIATION;
      }
      default -> state = State.DATA;
    }
    return octet == IAC;
  }

  private void subnegotiationCommand(byte octet) {
    if (octet == IAC) {
      state = State.SUBNEGOTIATION;
      gather(octet);
      return;
    }
    state = State.DATA;
    if (octet == SE && !tooLong) {
      listener.subnegotiation(sub.flip());
    }
  }

  private void gather(byte octet) {
    if (sub.hasRemaining()) {
      sub.put(octet);
    } else {
      tooLong = true;
    }
  }

  /** The remaining octets with every 255 doubled; they keep their position. */
  static ByteBuffer escape(ByteBuffer octets) {
    ByteBuffer escaped = ByteBuffer.allocate(2 * octets.remaining());
    for (int at = octets.position(); at < octets.limit(); at++) {
      byte octet = octets.get(at);
      escaped.put(octet);
      if (octet == IAC) {
        escaped.put(octet);
      }
    }
    return escaped.flip();
  }
}
