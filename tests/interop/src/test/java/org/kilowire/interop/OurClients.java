// SPDX-License-Identifier: Apache-2.0
package org.kilowire.interop;

import org.kilowire.conversation.LinkException;
import org.kilowire.dlms.datalink.DataLink;
import org.kilowire.dlms.hdlc.HdlcLink;
import org.kilowire.dlms.hdlc.HdlcSettings;
import org.kilowire.dlms.session.Authentication;
import org.kilowire.dlms.session.ClientSettings;
import org.kilowire.dlms.wrapper.WrapperLink;
import org.kilowire.dlms.wrapper.WrapperSettings;
import org.kilowire.simulators.meter.ServedMeter.Framing;

/** Kilowire's clients with the settings that the peer's server wants. */
final class OurClients {

  private static final int PHYSICAL = 17;

  private OurClients() {}

  static OurClient withPassword(PeerServer server, Framing framing, String password)
      throws LinkException {
    return of(server, framing, PeerServer.CLIENT_WITH_PASSWORD, OurClient.password(password));
  }

  static OurClient of(PeerServer server, Framing framing, int client, Authentication who)
      throws LinkException {
    return of(server, dataLink(framing, client), ClientSettings.DEFAULT.withAuthentication(who));
  }

  static OurClient of(PeerServer server, DataLink link, ClientSettings settings)
      throws LinkException {
    return OurClient.at(server.port(), link, settings);
  }

  static DataLink dataLink(Framing framing, int client) {
    return switch (framing) {
      case WRAPPER ->
          new WrapperLink(
              WrapperSettings.of(client, PeerServer.LOGICAL_DEVICE)
                  .withTimeout(OurClient.PATIENCE));
      case HDLC -> new HdlcLink(hdlc(client).withQuirks(true, true, true));
    };
  }

  /** Without retries: a slow machine must not look like a peer that wants to be asked twice. */
  static HdlcSettings hdlc(int client) {
    return HdlcSettings.of(client, PeerServer.LOGICAL_DEVICE, PHYSICAL)
        .withPatience(OurClient.PATIENCE, OurClient.PATIENCE, 0);
  }
}
