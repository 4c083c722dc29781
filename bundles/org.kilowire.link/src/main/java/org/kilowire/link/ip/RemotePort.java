// SPDX-License-Identifier: Apache-2.0
package org.kilowire.link.ip;

import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.kilowire.conversation.Framing;
import org.kilowire.conversation.LineSettings;
import org.kilowire.conversation.LinkException;
import org.kilowire.link.Link;
import org.kilowire.link.LinkOptions;
import org.kilowire.link.ip.ComPort.Setting;

/**
 * A serial port behind a server that lets its clients set it (RFC 2217). Telnet knows no drain, so
 * that a change of settings first waits until what was sent must have left the line.
 */
final class RemotePort implements Link, Telnet.Listener {

  private static final byte BINARY = 0; // RFC 856
  private static final byte SUPPRESS_GO_AHEAD = 3; // RFC 858
  private static final List<Byte> OURS = List.of(BINARY, SUPPRESS_GO_AHEAD, ComPort.OPTION);

  /** How long a server may take to set its port. */
  private static final long ANSWER_NANOS = TimeUnit.SECONDS.toNanos(5);

  private static final int CHUNK = 4096;

  /** What may come of the line while a setting is confirmed. */
  private static final int MOST_KEPT = 64 * 1024;

  /** How far a divisor of the server's clock may be off, in percent. */
  private static final int BAUD_TOLERANCE = 2;

  private final Link link;
  private final Telnet telnet = new Telnet(this);
  private final ByteBuffer kept = ByteBuffer.allocate(MOST_KEPT).flip();

  /** The setting that the server is to confirm; it says others by itself, at any time. */
  private Optional<Setting> awaited = Optional.empty();

  /** What the server has said of that, and what we owe it, until somebody looks. */
  private final Deque<Setting> answers = new ArrayDeque<>();

  private final Deque<ByteBuffer> replies = new ArrayDeque<>();
  private boolean agreed;
  private LinkException refusal;
  private LineSettings settings;
  private long idleAt = System.nanoTime();

  private RemotePort(Link link, LineSettings settings) {
    this.link = link;
    this.settings = settings;
  }

  /**
   * Over a connection that is the port's from now on.
   *
   * @throws LinkException also where the server does not offer the option, or sets something else
   */
  static RemotePort over(Link connection, LinkOptions options, long deadlineNanos)
      throws LinkException {
    RemotePort port = new RemotePort(connection, options.settings());
    boolean ready = false;
    try {
      port.negotiate(deadlineNanos);
      port.set(options.settings(), deadlineNanos);
      for (Setting one : ComPort.beginning(options.signals())) {
        port.link.send(one.octets(), deadlineNanos);
      }
      port.kept.position(port.kept.limit()); // it came before anybody asked
      ready = true;
      return port;
    } finally {
      if (!ready) {
        connection.close();
      }
    }
  }

  private void negotiate(long deadlineNanos) throws LinkException {
    for (byte option : List.of(BINARY, SUPPRESS_GO_AHEAD)) {
      say(Telnet.WILL, option, deadlineNanos);
      say(Telnet.DO, option, deadlineNanos);
    }
    say(Telnet.WILL, ComPort.OPTION, deadlineNanos);
    while (!agreed) {
      if (!hear(deadlineNanos)) {
        throw new LinkException(
            link + ": the server says nothing of RFC 2217; tcp:// leads to a transparent one");
      }
    }
  }

  private void say(byte verb, byte option, long deadlineNanos) throws LinkException {
    link.send(command(verb, option), deadlineNanos);
  }

  private static ByteBuffer command(byte verb, byte option) {
    return ByteBuffer.wrap(new byte[] {Telnet.IAC, verb, option});
  }

  private void set(LineSettings wanted, long deadlineNanos) throws LinkException {
    for (Setting one : ComPort.settings(wanted)) {
      answers.clear();
      awaited = Optional.of(one);
      link.send(one.octets(), deadlineNanos);
      confirm(one, deadlineNanos);
      awaited = Optional.empty();
    }
    settings = wanted;
  }

  private void confirm(Setting wanted, long deadlineNanos) throws LinkException {
    while (true) {
      if (!answers.isEmpty()) {
        check(wanted, answers.remove());
        return;
      }
      if (!hear(deadlineNanos)) {
        throw new LinkException(link + ": the server does not confirm " + wanted);
      }
    }
  }

  private void check(Setting wanted, Setting answer) throws LinkException {
    long off = Math.abs((long) wanted.value() - answer.value());
    boolean near =
        wanted.command() == ComPort.SET_BAUDRATE
            && off * 100 <= (long) BAUD_TOLERANCE * wanted.value();
    if (off != 0 && !near) {
      throw new LinkException(link + ": the server's port is at " + answer + ", not " + wanted);
    }
  }

  /** Takes in what has come, keeping the data. False: nothing has, by the deadline. */
  private boolean hear(long deadlineNanos) throws LinkException {
    ByteBuffer raw = ByteBuffer.allocate(CHUNK);
    int count = link.receive(raw, deadlineNanos);
    if (count < 0) {
      throw new LinkException(link + ": closed by the peer");
    }
    understand(raw.flip());
    kept.compact();
    raw.limit(raw.position() + Math.min(raw.remaining(), kept.remaining()));
    kept.put(raw).flip();
    return count > 0;
  }

  private void understand(ByteBuffer raw) throws LinkException {
    telnet.keepData(raw);
    for (ByteBuffer reply; (reply = replies.poll()) != null; ) {
      link.send(reply, System.nanoTime() + ANSWER_NANOS);
    }
    if (refusal != null) {
      throw new LinkException(refusal.getMessage(), refusal);
    }
  }

  @Override
  public void option(byte verb, byte option) {
    boolean ours = OURS.contains(option);
    switch (verb) {
      case Telnet.DO -> {
        agreed |= option == ComPort.OPTION;
        if (!ours) {
          replies.add(command(Telnet.WONT, option));
        }
      }
      case Telnet.WILL -> {
        if (!ours) {
          replies.add(command(Telnet.DONT, option));
        }
      }
      default -> refuse(option);
    }
  }

  private void refuse(byte option) {
    if (option == ComPort.OPTION) {
      refusal =
          new LinkException(
              link + ": the server refuses RFC 2217; tcp:// leads to a transparent one");
    } else if (option == BINARY) {
      refusal = new LinkException(link + ": the server refuses octets of eight bits (RFC 856)");
    }
  }

  /** Prefixes count: sredird has four NULs behind the baud rate. */
  @Override
  public void subnegotiation(ByteBuffer octets) {
    if (octets.remaining() < 3 || octets.get() != ComPort.OPTION) {
      return;
    }
    byte command = (byte) (octets.get() - ComPort.ANSWER);
    if (awaited.filter(one -> one.command() == command).isEmpty()) {
      return;
    }
    if (command != ComPort.SET_BAUDRATE) {
      answers.add(new Setting(command, octets.get() & 0xFF));
    } else if (octets.remaining() >= Integer.BYTES) {
      answers.add(new Setting(command, octets.getInt()));
    }
  }

  @Override
  public void send(ByteBuffer octets, long deadlineNanos) throws LinkException {
    int count = octets.remaining();
    link.send(Telnet.escape(octets), deadlineNanos);
    octets.position(octets.limit());
    long now = System.nanoTime();
    idleAt = (idleAt - now > 0 ? idleAt : now) + lineNanos(count);
  }

  private long lineNanos(int octets) {
    Framing framing = settings.framing();
    int bits =
        1
            + framing.dataBits()
            + (framing.parity() == Framing.Parity.NONE ? 0 : 1)
            + framing.stopBits();
    return TimeUnit.SECONDS.toNanos(1) * octets * bits / settings.baud();
  }

  @Override
  public int receive(ByteBuffer into, long deadlineNanos) throws LinkException {
    if (!into.hasRemaining()) {
      throw new IllegalArgumentException("no room to receive into");
    }
    if (kept.hasRemaining()) {
      return put(kept, into);
    }
    while (true) {
      ByteBuffer raw = ByteBuffer.allocate(Math.min(CHUNK, into.remaining()));
      int count = link.receive(raw, deadlineNanos);
      if (count <= 0) {
        return count;
      }
      understand(raw.flip());
      if (raw.hasRemaining()) {
        return put(raw, into);
      }
    }
  }

  private static int put(ByteBuffer from, ByteBuffer into) {
    int count = Math.min(from.remaining(), into.remaining());
    into.put(into.position(), from, from.position(), count).position(into.position() + count);
    from.position(from.position() + count);
    return count;
  }

  @Override
  public boolean tune(LineSettings wanted) throws LinkException {
    while (idleAt - System.nanoTime() > 0) {
      hear(idleAt);
    }
    set(wanted, System.nanoTime() + ANSWER_NANOS);
    return true;
  }

  @Override
  public void close() {
    link.close();
  }

  @Override
  public String toString() {
    return link.toString();
  }
}
