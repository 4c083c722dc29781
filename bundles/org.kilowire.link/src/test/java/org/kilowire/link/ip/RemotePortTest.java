// SPDX-License-Identifier: Apache-2.0
package org.kilowire.link.ip;

import org.kilowire.link.StreamContract;

/** What every link promises, of a port behind a server. */
final class RemotePortTest extends StreamContract {

  @Override
  protected void connect() throws Exception {
    PortServer server = PortServer.start(PortServer.Fault.CHATTERS);
    remember(new IpLinks().open(server.uri(), in(60_000)), server);
  }
}
