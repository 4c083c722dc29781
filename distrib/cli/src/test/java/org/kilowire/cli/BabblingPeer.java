// SPDX-License-Identifier: Apache-2.0
package org.kilowire.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.net.ServerSocket;
import java.net.Socket;

/** Answers whatever it hears with the same octets. */
final class BabblingPeer implements AutoCloseable {

  private final ServerSocket server;
  private final byte[] answer;

  /**
   * @param server whose callers are answered, until it is closed
   */
  BabblingPeer(ServerSocket server, byte[] answer) {
    this.server = server;
    this.answer = answer;
    new Thread(this::serve, "babbling-peer").start();
  }

  int port() {
    return server.getLocalPort();
  }

  private void serve() {
    while (!server.isClosed()) {
      try (Socket caller = server.accept()) {
        OutputStream out = caller.getOutputStream();
        byte[] heard = new byte[256];
        while (caller.getInputStream().read(heard) > 0) {
          out.write(answer);
        }
      } catch (IOException gone) {
        // The next one is served, or the server is closed.
      }
    }
  }

  @Override
  public void close() throws IOException {
    server.close();
  }
}
