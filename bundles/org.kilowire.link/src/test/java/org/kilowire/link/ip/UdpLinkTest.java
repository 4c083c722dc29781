// SPDX-License-Identifier: Apache-2.0
package org.kilowire.link.ip;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import org.kilowire.link.DatagramContract;
import org.kilowire.link.Link;
import org.kilowire.link.LinkUri;

final class UdpLinkTest extends DatagramContract {

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
    Link near = new IpLinks().open(LinkUri.of("udp://127.0.0.1:" + listener.port()), in(5000));
    near.send(ByteBuffer.wrap(new byte[] {1}), in(5000));
    Link far = callee.take();
    far.receive(ByteBuffer.allocate(8), in(5000));
    remember(near, far);
  }

  @Override
  protected void disconnect() {
    listener.close();
    callee.close();
  }
}
