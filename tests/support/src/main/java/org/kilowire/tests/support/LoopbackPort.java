// SPDX-License-Identifier: Apache-2.0
package org.kilowire.tests.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;

/**
 * A TCP port of 127.0.0.1 that nobody else gets until this is closed, whether a server of the test
 * listens on it or not: it may come late, go, and come again. While none does, a connection is
 * refused.
 *
 * <p>The port is held by a socket that is bound and never listens. Linux gives such a port to
 * nobody who asks for any port, be it to listen or to connect from; a server that names it and has
 * SO_REUSEADDR, as those of Java have, may listen beside it.
 */
public final class LoopbackPort implements AutoCloseable {

  private final Socket holder;

  private LoopbackPort(Socket holder) {
    this.holder = holder;
  }

  /** Holds a port that the system chooses. */
  public static LoopbackPort hold() {
    Socket holder = new Socket();
    try {
      holder.setReuseAddress(false);
      holder.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
      holder.setReuseAddress(true);
      return new LoopbackPort(holder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** 1 to 65535. */
  public int number() {
    return holder.getLocalPort();
  }

  @Override
  public void close() {
    try {
      holder.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
