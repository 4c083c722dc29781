// SPDX-License-Identifier: Apache-2.0
package org.kilowire.link.ip;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import org.kilowire.link.DatagramContract;
import org.kilowire.link.Link;
import org.kilowire.link.LinkUri;

/** The same link, seen from the server. */
final class UdpPeerLinkTest extends DatagramContract {

  private Callee callee;
  private UdpListener listener;

  @Override
  protected void connect() throws Exception {
    callee = new Callee();
    listener =
        UdpListener.open(
            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
            4,
            callee.threads(),
            callee);
    Link far = new IpLinks().open(LinkUri.of("udp://127.0.0.1:" + listener.port()), in(5000));
    far.send(ByteBuffer.wrap(new byte[] {1}), in(5000));
    Link near = callee.take();
    near.receive(ByteBuffer.allocate(8), in(5000));
    remember(near, far);
  }

  @Override
  protected void disconnect() {
    listener.close();
    callee.close();
  }
}
