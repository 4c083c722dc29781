// SPDX-License-Identifier: Apache-2.0
package org.kilowire.cli.iec62056;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.kilowire.cli.option.CommandLinks;
import org.kilowire.conversation.Framing;
import org.kilowire.conversation.LineSettings;
import org.kilowire.link.Link;
import org.kilowire.link.LinkUri;

/** A serial server of RFC 2217 with one port, for one client, which sets the port's rate. */
final class SerialServer implements AutoCloseable {

  private static final int IAC = 255;
  private static final int SE = 240;
  private static final int SB = 250;
  private static final int WILL = 251;
  private static final int DO = 253;
  private static final int COM_PORT = 44;
  private static final int SET_BAUD = 1;
  private static final int ANSWER = 100;

  private final ServerSocket server;
  private final Link port;
  private final List<Integer> rates = new CopyOnWriteArrayList<>();
  private OutputStream client;

  private SerialServer(ServerSocket server, Link port) {
    this.server = server;
    this.port = port;
    thread(this::serve);
  }

  /** In front of a port of this machine. */
  static SerialServer of(Path device) throws IOException {
    LinkUri uri = LinkUri.of("serial:" + device);
    Link port = CommandLinks.ALL.open(uri, System.nanoTime() + Duration.ofSeconds(10).toNanos());
    return new SerialServer(new ServerSocket(0, 1, InetAddress.getLoopbackAddress()), port);
  }

  private static void thread(Runnable work) {
    Thread thread = new Thread(work, "serial-server");
    thread.setDaemon(true);
    thread.start();
  }

  String link() {
    return "rfc2217://127.0.0.1:" + server.getLocalPort();
  }

  /** The rates that the client has set, in order. */
  List<Integer> rates() {
    return List.copyOf(rates);
  }

  private void serve() {
    try (Socket socket = server.accept()) {
      socket.setTcpNoDelay(true);
      client = socket.getOutputStream();
      thread(this::pass);
      InputStream in = socket.getInputStream();
      for (int octet = in.read(); octet >= 0; octet = in.read()) {
        if (octet == IAC) {
          command(in);
        } else {
          send(octet);
        }
      }
    } catch (IOException e) {
      // The client has gone, or the port has: the test says what is missing.
    }
  }

  private void send(int octet) throws IOException {
    port.send(
        ByteBuffer.wrap(new byte[] {(byte) octet}),
        System.nanoTime() + Duration.ofSeconds(5).toNanos());
  }

  private void command(InputStream in) throws IOException {
    int verb = in.read();
    if (verb == IAC) {
      send(IAC);
    } else if (verb == SB) {
      subnegotiation(in);
    } else {
      int option = in.read();
      if (verb == WILL) {
        say(IAC, DO, option);
      } else if (verb == DO) {
        say(IAC, WILL, option);
      }
    }
  }

  private void subnegotiation(InputStream in) throws IOException {
    ByteArrayOutputStream octets = new ByteArrayOutputStream();
    int octet = in.read();
    while (octet != IAC || (octet = in.read()) != SE) {
      octets.write(octet);
      octet = in.read();
    }
    byte[] all = octets.toByteArray();
    if (all[0] != COM_PORT) {
      return;
    }
    if (all[1] == SET_BAUD) {
      int baud = ByteBuffer.wrap(all, 2, 4).getInt();
      rates.add(baud);
      port.tune(LineSettings.of(baud, Framing.PLAIN));
    }
    byte[] answer = all.clone();
    answer[1] = (byte) (answer[1] + ANSWER);
    say(IAC, SB);
    for (byte one : answer) {
      say(one & 0xFF);
      if ((one & 0xFF) == IAC) {
        say(IAC);
      }
    }
    say(IAC, SE);
  }

  private void say(int... octets) throws IOException {
    byte[] all = new byte[octets.length];
    for (int i = 0; i < all.length; i++) {
      all[i] = (byte) octets[i];
    }
    synchronized (this) {
      client.write(all);
    }
  }

  /** What the port says; characters of seven bits need no escape. */
  private void pass() {
    ByteBuffer in = ByteBuffer.allocate(1024);
    try {
      while (port.receive(in.clear(), System.nanoTime() + Duration.ofDays(1).toNanos()) > 0) {
        synchronized (this) {
          client.write(in.array(), 0, in.position());
        }
      }
    } catch (IOException e) {
      // As above.
    }
  }

  @Override
  public void close() throws IOException {
    server.close();
    port.close();
  }
}
