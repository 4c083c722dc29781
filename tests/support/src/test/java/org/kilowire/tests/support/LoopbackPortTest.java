// SPDX-License-Identifier: Apache-2.0
package org.kilowire.tests.support;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.BindException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.channels.ServerSocketChannel;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class LoopbackPortTest {

  private static final InetAddress LOOPBACK = InetAddress.getLoopbackAddress();

  private final LoopbackPort port = LoopbackPort.hold();

  @AfterEach
  void close() {
    port.close();
  }

  @Test
  void a_connection_is_refused_while_no_server_listens() {
    assertThatThrownBy(() -> new Socket(LOOPBACK, port.number()).close())
        .isInstanceOf(ConnectException.class);
  }

  @Test
  void a_server_can_listen_go_and_listen_again() throws IOException {
    for (int i = 0; i < 3; i++) {
      serveOnce();
      try (ServerSocketChannel server = ServerSocketChannel.open()) {
        server.bind(new InetSocketAddress(LOOPBACK, port.number()));
      }
      try (ServerSocket everywhere = new ServerSocket(port.number())) {
        assertThat(everywhere.isBound()).isTrue();
      }
    }
  }

  /** The server ends its connection first, so that the port is in TIME_WAIT after it. */
  private void serveOnce() throws IOException {
    try (ServerSocket server = new ServerSocket(port.number(), 1, LOOPBACK);
        Socket client = new Socket(LOOPBACK, port.number())) {
      server.accept().close();
      assertThat(client.getInputStream().read()).isEqualTo(-1);
    }
  }

  @Test
  void two_servers_cannot_listen() throws IOException {
    try (ServerSocket first = new ServerSocket(port.number(), 1, LOOPBACK)) {
      assertThatThrownBy(() -> new ServerSocket(first.getLocalPort(), 1, LOOPBACK).close())
          .isInstanceOf(BindException.class);
    }
  }

  @Test
  void nobody_else_can_hold_it() throws IOException {
    try (Socket second = new Socket()) {
      second.setReuseAddress(false);
      assertThatThrownBy(() -> second.bind(new InetSocketAddress(LOOPBACK, port.number())))
          .isInstanceOf(BindException.class);
    }
  }
}
