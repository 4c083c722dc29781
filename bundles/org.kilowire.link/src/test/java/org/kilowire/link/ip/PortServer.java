// SPDX-License-Identifier: Apache-2.0
package org.kilowire.link.ip;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.kilowire.conversation.LinkException;
import org.kilowire.conversation.Octets;
import org.kilowire.link.Link;
import org.kilowire.link.LinkUri;

/**
 * The far side of RFC 2217, written after its text alone: a server of one port for one client, and
 * the faults that servers have. What the client sends and is no command is what the port's line
 * carries.
 */
final class PortServer implements Link {

  /** What a server does wrong, or otherwise than others. */
  enum Fault {
    /** It answers DONT COM-PORT-OPTION. */
    REFUSES,
    /** It knows nothing of telnet. */
    SILENT,
    /** It offers the option itself, others that nobody asked for, and what had come before. */
    OFFERS,
    /** It answers what it was asked, and has set 9600 Bd all the same. */
    KEEPS_ITS_BAUD,
    /** It does not answer settings. */
    CONFIRMS_NOTHING,
    /** Four NULs behind the baud rate of the answer, as sredird has. */
    PADS,
    /** Its divisor makes 0.5 percent more. */
    ROUNDS,
    /** Bits of the modem come between. */
    CHATTERS
  }

  private static final int IAC = 255;

  private final List<Fault> faults;
  private final ServerSocketChannel server;
  private final FutureTask<Link> client;
  private final List<String> commands = new CopyOnWriteArrayList<>();

  private final ByteArrayOutputStream command = new ByteArrayOutputStream();
  private boolean escaped;
  private boolean inside;
  private volatile long setAt;

  private PortServer(ServerSocketChannel server, List<Fault> faults) {
    this.server = server;
    this.faults = faults;
    this.client = new FutureTask<>(this::accept);
    Thread thread = new Thread(client, "port-server");
    thread.setDaemon(true);
    thread.start();
  }

  static PortServer start(Fault... faults) throws Exception {
    ServerSocketChannel server = ServerSocketChannel.open();
    server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
    return new PortServer(server, List.of(faults));
  }

  LinkUri uri(String... options) throws Exception {
    int port = ((InetSocketAddress) server.getLocalAddress()).getPort();
    String query = options.length == 0 ? "" : "?" + String.join("&", options);
    return LinkUri.of("rfc2217://127.0.0.1:" + port + query);
  }

  /** What the client has commanded so far, in hexadecimal without IAC. */
  List<String> commands() {
    return commands;
  }

  /** When the speed was set last. */
  long setAt() {
    return setAt;
  }

  private Link accept() throws Exception {
    Link link = TcpLink.over("client", server.accept(), () -> {});
    if (faults.contains(Fault.OFFERS)) {
      raw(link, 7, IAC, 251, 1, IAC, 253, 31, IAC, 251, 3, IAC, 253, 44, IAC, 241);
    }
    if (faults.contains(Fault.SILENT)) {
      return link;
    }
    while (commands.stream().filter(one -> one.startsWith("FA2C")).count() < 4
        && !faults.contains(Fault.REFUSES)
        && !faults.contains(Fault.CONFIRMS_NOTHING)) {
      ByteBuffer in = ByteBuffer.allocate(512);
      if (link.receive(in, soon()) <= 0) {
        break;
      }
      data(link, in.flip());
    }
    return link;
  }

  private static long soon() {
    return System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
  }

  private static void raw(Link link, int... octets) throws LinkException {
    ByteBuffer all = ByteBuffer.allocate(octets.length);
    for (int octet : octets) {
      all.put((byte) octet);
    }
    link.send(all.flip(), soon());
  }

  private Link client() throws LinkException {
    try {
      return client.get(60, TimeUnit.SECONDS);
    } catch (Exception e) {
      throw new LinkException("no client", e);
    }
  }

  /** Takes commands out and answers them; the rest is data. */
  private void data(Link link, ByteBuffer in) throws LinkException {
    ByteBuffer from = in.duplicate();
    in.clear();
    while (from.hasRemaining()) {
      int octet = from.get() & 0xFF;
      if (octet == IAC && !escaped) {
        escaped = true;
      } else if (inside || command.size() > 0 || (escaped && octet != IAC)) {
        command(link, octet);
        escaped = false;
      } else {
        in.put((byte) octet);
        escaped = false;
      }
    }
    in.flip();
  }

  private void command(Link link, int octet) throws LinkException {
    boolean ends = escaped && inside && octet == 240;
    if (!ends) {
      command.write(octet);
      inside |= command.size() == 1 && octet == 250;
    }
    if (ends || (!inside && command.size() == 2)) {
      byte[] whole = command.toByteArray();
      command.reset();
      inside = false;
      commands.add(Octets.of(whole).toString().replace(" ", ""));
      answer(link, whole);
    }
  }

  private void answer(Link link, byte[] said) throws LinkException {
    int verb = said[0] & 0xFF;
    if (faults.contains(Fault.CHATTERS)) {
      raw(link, IAC, 250, 44, 107, 0x30, IAC, 240, IAC, 250, 44, 106, IAC, IAC, IAC, 240);
    }
    if (verb == 251 || verb == 253) {
      boolean refused = said[1] == 44 && faults.contains(Fault.REFUSES);
      raw(link, IAC, (verb == 251 ? 253 : 251) + (refused ? 1 : 0), said[1]);
    } else if (verb == 250 && said[1] == 44 && !faults.contains(Fault.CONFIRMS_NOTHING)) {
      confirm(link, said);
    }
  }

  private void confirm(Link link, byte[] said) throws LinkException {
    ByteBuffer value = ByteBuffer.wrap(said, 3, said.length - 3).slice();
    boolean baud = said[2] == 1;
    if (baud) {
      setAt = System.nanoTime();
      int wanted = value.getInt(0);
      int set = faults.contains(Fault.KEEPS_ITS_BAUD) ? 9600 : wanted;
      value =
          ByteBuffer.allocate(faults.contains(Fault.PADS) ? 8 : 4)
              .putInt(0, faults.contains(Fault.ROUNDS) ? set + set / 200 : set);
    }
    raw(link, IAC, 250, 44, said[2] + 100);
    link.send(Telnet.escape(value), soon());
    raw(link, IAC, 240);
  }

  /** Goes on to answer the client, on a thread of its own; data is dropped. */
  void answerOn() {
    Thread thread =
        new Thread(
            () -> {
              try {
                while (receive(ByteBuffer.allocate(512), soon()) > 0) {}
              } catch (LinkException e) {
                // The client has gone.
              }
            },
            "port-server");
    thread.setDaemon(true);
    thread.start();
  }

  @Override
  public void send(ByteBuffer octets, long deadlineNanos) throws LinkException {
    ByteBuffer twice = ByteBuffer.allocate(2 * octets.remaining());
    while (octets.hasRemaining()) {
      byte octet = octets.get();
      twice.put(octet);
      if (octet == -1) {
        twice.put(octet);
      }
    }
    client().send(twice.flip(), deadlineNanos);
  }

  @Override
  public int receive(ByteBuffer into, long deadlineNanos) throws LinkException {
    while (true) {
      ByteBuffer in = ByteBuffer.allocate(Math.min(into.remaining(), 4096));
      int count = client().receive(in, deadlineNanos);
      if (count <= 0) {
        return count;
      }
      data(client(), in.flip());
      if (in.hasRemaining()) {
        int data = in.remaining();
        into.put(in);
        return data;
      }
    }
  }

  @Override
  public void close() {
    try (server) {
      if (client.isDone()) {
        client().close();
      }
    } catch (IOException e) {
      // Nobody came, or the system has it back already.
    }
  }
}
