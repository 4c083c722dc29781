// SPDX-License-Identifier: Apache-2.0
package org.kilowire.link.ip;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import org.kilowire.link.Link;
import org.kilowire.link.LinkUri;
import org.kilowire.link.StreamContract;

final class TcpLinkTest extends StreamContract {

  private Callee callee;
  private TcpListener listener;

  @Override
  protected void connect() throws Exception {
    callee = new Callee();
    listener =
        TcpListener.open(
            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
            4,
            callee.threads(),
            callee);
    Link near = new IpLinks().open(LinkUri.of("tcp://127.0.0.1:" + listener.port()), in(5000));
    remember(near, callee.take());
  }

  @Override
  protected void disconnect() {
    listener.close();
    callee.close();
  }
}
