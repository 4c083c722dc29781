// SPDX-License-Identifier: Apache-2.0
package org.kilowire.interop;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import org.kilowire.simulators.meter.ServedMeter.Framing;
import org.kilowire.tests.support.LoopbackPort;
import org.openmuc.jdlms.AuthenticationMechanism;
import org.openmuc.jdlms.CosemInterfaceObject;
import org.openmuc.jdlms.DlmsServer;
import org.openmuc.jdlms.LogicalDevice;
import org.openmuc.jdlms.SecuritySuite;
import org.openmuc.jdlms.sessionlayer.server.ServerSessionLayerFactories;
import org.openmuc.jdlms.sessionlayer.server.ServerSessionLayerFactory;

/**
 * The peer's server with one meter, logical device 1, for the public client and one with password.
 */
final class PeerServer implements AutoCloseable {

  static final int PUBLIC_CLIENT = 16;
  static final int CLIENT_WITH_PASSWORD = 17;
  static final String PASSWORD = "K1lowire";
  static final int LOGICAL_DEVICE = 1;
  static final String SERIAL = "47110815";
  static final LocalDateTime CLOCK = LocalDateTime.of(2026, 11, 2, 12, 34, 56);

  final PeerClock clock = new PeerClock(CLOCK);
  final PeerRelay relay = new PeerRelay("0.0.96.3.10.255");
  final PeerData note = new PeerData("0.0.96.1.9.255", new byte[0]);
  private final LoopbackPort port = LoopbackPort.hold();
  private final DlmsServer server;

  private PeerServer(Framing framing) throws IOException {
    LogicalDevice device =
        new LogicalDevice(LOGICAL_DEVICE, "KWT0000000000001", "KWT", 1)
            .registerCosemObject(objects());
    device.addRestriction(PUBLIC_CLIENT, SecuritySuite.builder().build());
    device.addRestriction(CLIENT_WITH_PASSWORD, low(PASSWORD));
    server =
        DlmsServer.tcpServerBuilder(port())
            .setSessionLayerFactory(layer(framing))
            .registerLogicalDevice(device)
            .build();
  }

  int port() {
    return port.number();
  }

  /** A running server; the peer cannot say which port it got, so that it is given one. */
  static PeerServer start(Framing framing) throws IOException {
    return new PeerServer(framing);
  }

  static SecuritySuite low(String password) {
    return SecuritySuite.builder()
        .setAuthenticationMechanism(AuthenticationMechanism.LOW)
        .setPassword(password.getBytes(StandardCharsets.US_ASCII))
        .build();
  }

  private static ServerSessionLayerFactory layer(Framing framing) {
    return switch (framing) {
      case WRAPPER -> ServerSessionLayerFactories.newWrapperSessionLayerFactory();
      case HDLC -> ServerSessionLayerFactories.newHdlcSessionLayerFactory();
    };
  }

  private List<CosemInterfaceObject> objects() {
    List<CosemInterfaceObject> all = new ArrayList<>();
    all.add(clock);
    all.add(relay);
    all.add(note);
    all.add(new PeerData("0.0.96.1.0.255", SERIAL.getBytes(StandardCharsets.US_ASCII)));
    all.add(new PeerProfile("1.0.99.1.0.255"));
    ServedRegister.ALL.forEach(one -> all.add(one.object()));
    return all;
  }

  @Override
  public void close() throws IOException {
    server.close();
    port.close();
  }
}
