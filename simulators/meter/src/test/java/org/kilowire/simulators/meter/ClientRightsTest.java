// SPDX-License-Identifier: Apache-2.0
package org.kilowire.simulators.meter;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.kilowire.conversation.LinkException;
import org.kilowire.conversation.Outcome;
import org.kilowire.dlms.DlmsReason;
import org.kilowire.dlms.cosem.AttributeRef;
import org.kilowire.dlms.session.Authentication;
import org.kilowire.simulators.meter.ServedMeter.Framing;

/** What which client may. */
final class ClientRightsTest extends UsesMeterHost {

  @Test
  void the_public_client_reads_and_never_writes() throws LinkException {
    ServedMeter meter = meter(Framing.WRAPPER);
    try (TestClient client = TestClient.of(meter, SimulatedMeter.PUBLIC_CLIENT, NONE).associate()) {
      assertThat(client.number("3:1.0.1.8.0.255:2")).isPositive();
      Outcome<Void> set =
          client.run(
              client.client.set(
                  AttributeRef.parse("8:0.0.1.0.0.255:2").orElseThrow(),
                  stamp(meter, "2026-10-26T11:07:00Z").toData()));
      assertThat(Reasons.of(set)).isEqualTo(DlmsReason.ACCESS_DENIED);
      client.action("70:0.0.96.3.10.255:1");
      assertThat(meter.meter().relayOutput()).isTrue();
      assertThat(meter.meter().executions()).isEmpty();
    }
  }

  @Test
  void a_protected_meter_shows_the_public_client_its_identity_and_clock() throws LinkException {
    host = MeterHost.start(HostOptions.loopback(1), time, 1, like -> like.withProtect(true));
    ServedMeter meter = host.meters().get(0);
    try (TestClient client = TestClient.of(meter, SimulatedMeter.PUBLIC_CLIENT, NONE).associate()) {
      client.get("1:0.0.96.1.0.255:2");
      client.get("8:0.0.1.0.0.255:2");
      assertThat(Reasons.of(client.tryGet("3:1.0.1.8.0.255:2")))
          .isEqualTo(DlmsReason.OBJECT_UNDEFINED);
    }
  }

  @Test
  void only_the_right_password_associates() throws LinkException {
    ServedMeter meter = meter(Framing.WRAPPER);
    for (Authentication wrong : List.of(NONE, TestClient.password("12345679"))) {
      try (TestClient client = TestClient.of(meter, SimulatedMeter.MANAGEMENT_CLIENT, wrong)) {
        assertThat(Reasons.of(client.run(client.client.associate())))
            .isEqualTo(DlmsReason.AUTHENTICATION_REFUSED);
      }
    }
    try (TestClient stranger = TestClient.of(meter, 3, NONE)) {
      assertThat(Reasons.of(stranger.run(stranger.client.associate())))
          .isEqualTo(DlmsReason.ASSOCIATION_REJECTED);
    }
  }
}
