// SPDX-License-Identifier: Apache-2.0
package org.kilowire.simulators.meter;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.kilowire.conversation.Conversation;
import org.kilowire.conversation.LinkException;
import org.kilowire.conversation.Octets;
import org.kilowire.conversation.Outcome;
import org.kilowire.conversation.Secret;
import org.kilowire.dlms.axdr.Data;
import org.kilowire.dlms.cosem.AttributeRef;
import org.kilowire.dlms.cosem.MethodRef;
import org.kilowire.dlms.cosem.profile.SelectiveAccess;
import org.kilowire.dlms.datalink.DataLink;
import org.kilowire.dlms.hdlc.HdlcLink;
import org.kilowire.dlms.hdlc.HdlcSettings;
import org.kilowire.dlms.session.Authentication;
import org.kilowire.dlms.session.ClientSettings;
import org.kilowire.dlms.session.client.DlmsClient;
import org.kilowire.dlms.wrapper.WrapperLink;
import org.kilowire.dlms.wrapper.WrapperSettings;
import org.kilowire.link.Link;
import org.kilowire.link.LinkUri;
import org.kilowire.link.Links;
import org.kilowire.link.ip.IpLinks;
import org.kilowire.link.pump.BlockingPump;
import org.kilowire.link.serial.SerialLinks;

/** Our own client at a simulated meter. */
final class TestClient implements AutoCloseable {

  static final Duration PATIENCE = Duration.ofSeconds(5);

  private static final Links LINKS =
      new Links(
          List.of(
              new IpLinks(),
              new SerialLinks(
                  () -> Path.of(System.getProperty("java.io.tmpdir"), "kilowire-test"))));

  private final Link link;
  private final BlockingPump pump;
  final DlmsClient client;

  private TestClient(Link link, DlmsClient client) {
    this.link = link;
    this.pump = new BlockingPump(link);
    this.client = client;
  }

  /** The management client with the usual password over TCP. */
  static TestClient of(ServedMeter meter) throws LinkException {
    return of(meter, PATIENCE);
  }

  static TestClient of(ServedMeter meter, Duration patience) throws LinkException {
    return of(meter, 0, SimulatedMeter.MANAGEMENT_CLIENT, password("12345678"), patience);
  }

  /** One that asks again so often, on HDLC. */
  static TestClient patient(ServedMeter meter, Duration patience, int times) throws LinkException {
    HdlcSettings settings =
        HdlcSettings.of(SimulatedMeter.MANAGEMENT_CLIENT, meter.server(), meter.physical())
            .withPatience(patience, patience, times);
    return new TestClient(
        open(meter, 0),
        new DlmsClient(
            new HdlcLink(settings),
            ClientSettings.DEFAULT.withAuthentication(password("12345678"))));
  }

  /** One that takes whatever is odd and has one meaning. */
  static TestClient tolerant(ServedMeter meter, Duration patience) throws LinkException {
    int sap = SimulatedMeter.MANAGEMENT_CLIENT;
    DataLink link =
        switch (meter.framing()) {
          case HDLC ->
              new HdlcLink(
                  HdlcSettings.of(sap, meter.server(), meter.physical())
                      .withPatience(patience, patience, 0)
                      .withQuirks(false, true, true)
                      .withTolerance(true, 1));
          case WRAPPER -> new WrapperLink(wrapper(meter, sap, patience, false).withAnyPorts(true));
        };
    ClientSettings settings =
        ClientSettings.DEFAULT.withAuthentication(password("12345678")).withAnyInvokeId(true);
    return new TestClient(open(meter, 0), new DlmsClient(link, settings));
  }

  static TestClient of(ServedMeter meter, int sap, Authentication who) throws LinkException {
    return of(meter, 0, sap, who, PATIENCE);
  }

  static Authentication password(String text) {
    return new Authentication.Low(Secret.of(Octets.of(text, StandardCharsets.US_ASCII)));
  }

  /**
   * A client that waits so long for an answer and never asks again.
   *
   * @param via which of the meter's links
   */
  static TestClient of(ServedMeter meter, int via, int sap, Authentication who, Duration patience)
      throws LinkException {
    LinkUri uri = LinkUri.of(meter.links().get(via));
    Link link = LINKS.open(uri, System.nanoTime() + PATIENCE.toNanos());
    ClientSettings settings = ClientSettings.DEFAULT.withAuthentication(who);
    return new TestClient(
        link, new DlmsClient(dataLink(meter, sap, patience, link.datagram()), settings));
  }

  private static Link open(ServedMeter meter, int via) throws LinkException {
    LinkUri uri = LinkUri.of(meter.links().get(via));
    return LINKS.open(uri, System.nanoTime() + PATIENCE.toNanos());
  }

  private static DataLink dataLink(
      ServedMeter meter, int sap, Duration patience, boolean datagrams) {
    return switch (meter.framing()) {
      case HDLC ->
          new HdlcLink(
              HdlcSettings.of(sap, meter.server(), meter.physical())
                  .withPatience(patience, patience, 0));
      case WRAPPER -> new WrapperLink(wrapper(meter, sap, patience, datagrams));
    };
  }

  private static WrapperSettings wrapper(
      ServedMeter meter, int sap, Duration patience, boolean datagrams) {
    return new WrapperSettings(
        sap, meter.server(), patience.toNanos(), 0, 0xFFFF, datagrams, false);
  }

  <T> Outcome<T> run(Conversation<T> conversation) {
    return pump.run(conversation);
  }

  <T> T ok(Conversation<T> conversation) {
    Outcome<T> outcome = run(conversation);
    if (outcome instanceof Outcome.Ok<T> ok) {
      return ok.value();
    }
    throw new AssertionError("not done: " + outcome);
  }

  TestClient associate() {
    ok(client.associate());
    return this;
  }

  Outcome<Data> tryGet(String attribute) {
    return run(client.get(AttributeRef.parse(attribute).orElseThrow()));
  }

  Data get(String attribute) {
    return ok(client.get(AttributeRef.parse(attribute).orElseThrow()));
  }

  long number(String attribute) {
    return get(attribute).number().orElseThrow();
  }

  List<Data> rows(Optional<SelectiveAccess> access) {
    AttributeRef buffer = AttributeRef.parse("7:1.0.99.1.0.255:2").orElseThrow();
    return ok(access.map(part -> client.get(buffer, part)).orElseGet(() -> client.get(buffer)))
        .elements();
  }

  void action(String method) {
    ok(client.action(MethodRef.parse(method).orElseThrow(), Data.integer(0)));
  }

  @Override
  public void close() {
    if (!pump.isLost()) {
      pump.run(client.release());
    }
    link.close();
  }
}
