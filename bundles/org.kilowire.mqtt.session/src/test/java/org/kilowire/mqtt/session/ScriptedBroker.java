// SPDX-License-Identifier: Apache-2.0
package org.kilowire.mqtt.session;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ServerSocketFactory;

/** A broker on loopback that does with each connection what a test says, and be it nothing. */
final class ScriptedBroker implements AutoCloseable {

  static final byte[] CONNACK = {0x20, 2, 0, 0};
  static final int CONNECT = 0x10;
  static final int DISCONNECT = 0xe0;

  /** What becomes of a connection, on a thread of its own; it is closed at the end. */
  interface Script {
    void run(Socket client) throws IOException;
  }

  final AtomicInteger accepted = new AtomicInteger();
  private final String scheme;
  private final ServerSocket server;
  private final Script script;
  private final List<Socket> clients = new CopyOnWriteArrayList<>();

  ScriptedBroker(Script script) {
    this("tcp", ServerSocketFactory.getDefault(), script);
  }

  ScriptedBroker(String scheme, ServerSocketFactory sockets, Script script) {
    this.scheme = scheme;
    this.script = script;
    try {
      server = sockets.createServerSocket(0, 200, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    start(this::accept);
  }

  /** Ends each connection as it begins, with a reset, as a load balancer without servers does. */
  static ScriptedBroker resetting() {
    return new ScriptedBroker(
        client -> {
          client.setSoLinger(true, 0);
          client.close();
        });
  }

  /** Reads for ever and says nothing. */
  static ScriptedBroker silent() {
    return new ScriptedBroker(ScriptedBroker::drain);
  }

  URI uri() {
    return URI.create(scheme + "://127.0.0.1:" + server.getLocalPort());
  }

  /**
   * Reads a packet whose length is below 128, and drops what is in it.
   *
   * @return its first octet, the type above the flags
   */
  static int packet(Socket client) throws IOException {
    DataInputStream in = new DataInputStream(client.getInputStream());
    int type = in.readUnsignedByte();
    in.readFully(new byte[in.readUnsignedByte()]);
    return type;
  }

  /** Reads until the far end closes. */
  static void drain(Socket client) throws IOException {
    while (client.getInputStream().read() >= 0) {
      // Only that it goes on counts.
    }
  }

  static void say(Socket client, byte... octets) throws IOException {
    client.getOutputStream().write(octets);
    client.getOutputStream().flush();
  }

  /** The answer to a CONNECT. */
  static void welcome(Socket client) throws IOException {
    packet(client);
    say(client, CONNACK);
  }

  @Override
  public void close() {
    quietly(server);
    clients.forEach(ScriptedBroker::quietly);
  }

  private void accept() {
    while (!server.isClosed()) {
      try {
        Socket client = server.accept();
        clients.add(client);
        accepted.incrementAndGet();
        start(() -> serve(client));
      } catch (IOException e) {
        return; // closed
      }
    }
  }

  private void serve(Socket client) {
    try {
      script.run(client);
    } catch (IOException e) {
      // The client has gone, as it may at any time.
    } finally {
      quietly(client);
      clients.remove(client);
    }
  }

  private static void quietly(AutoCloseable one) {
    try {
      one.close();
    } catch (Exception e) {
      // It is to go, and nothing else.
    }
  }

  private static void start(Runnable work) {
    Thread thread = new Thread(work, "scripted broker");
    thread.setDaemon(true);
    thread.start();
  }
}
