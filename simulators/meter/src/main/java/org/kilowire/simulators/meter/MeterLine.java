// SPDX-License-Identifier: Apache-2.0
package org.kilowire.simulators.meter;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.kilowire.conversation.Conversation;
import org.kilowire.dlms.datalink.ApduHandler;
import org.kilowire.dlms.datalink.ApduHandlers;
import org.kilowire.dlms.hdlc.HdlcServer;
import org.kilowire.dlms.hdlc.HdlcServerSettings;
import org.kilowire.dlms.session.server.DlmsServer;
import org.kilowire.dlms.session.server.ServerSettings;
import org.kilowire.dlms.wrapper.WrapperServer;
import org.kilowire.dlms.wrapper.WrapperServerSettings;
import org.kilowire.link.Link;
import org.kilowire.link.pump.BlockingPump;
import org.kilowire.simulators.meter.ServedMeter.Framing;
import org.kilowire.simulators.meter.faults.ApduFaults;
import org.kilowire.simulators.meter.faults.Faults;
import org.kilowire.simulators.meter.faults.FaultyHandler;
import org.kilowire.simulators.meter.faults.FaultyLink;

/** The meters behind one port, and the conversations with them. */
final class MeterLine {

  private static final long IDLE_NANOS = Duration.ofMinutes(2).toNanos();

  private final Framing framing;
  private final Map<Address, SimulatedMeter> meters;

  MeterLine(Framing framing, Map<Address, SimulatedMeter> meters) {
    this.framing = framing;
    this.meters = Map.copyOf(meters);
  }

  /** Serves one connection until it ends. */
  void serve(Link link) {
    Link quiet = new IdleLink(link, IDLE_NANOS);
    Link faulty = new FaultyLink(quiet, this::faults, framing == Framing.HDLC);
    new BlockingPump(faulty).run(server(link.datagram()));
  }

  /** The meters' side of a connection, without faults of the line. */
  Conversation<Void> server(boolean datagrams) {
    Associations associations = new Associations();
    return switch (framing) {
      case HDLC -> new HdlcServer(HdlcServerSettings.DEFAULT, associations);
      case WRAPPER ->
          new WrapperServer(
              new WrapperServerSettings(WrapperServerSettings.DEFAULT.maxApduLength(), datagrams),
              associations);
    };
  }

  private Optional<Faults> faults(ByteBuffer octets) {
    Optional<Address> from =
        framing == Framing.HDLC ? Address.ofFrame(octets) : Address.ofWpdu(octets);
    return from.map(meters::get).map(SimulatedMeter::faults);
  }

  /** One connection's clients: what one of them has associated is nothing to another. */
  private final class Associations implements ApduHandlers {

    private record Pair(int client, Address server) {}

    private final Map<Pair, ApduHandler> handlers = new HashMap<>();

    @Override
    public Optional<ApduHandler> find(int client, int logical, int physical) {
      Address server = new Address(logical, physical);
      return Optional.ofNullable(meters.get(server))
          .map(meter -> handler(new Pair(client, server), meter));
    }

    private ApduHandler handler(Pair pair, SimulatedMeter meter) {
      return handlers.computeIfAbsent(
          pair,
          one ->
              new FaultyHandler(
                  new DlmsServer(
                      one.client(),
                      new SimulatedDevice(meter),
                      ServerSettings.DEFAULT,
                      new ApduFaults(meter.faults())),
                  meter.faults()));
    }
  }
}
