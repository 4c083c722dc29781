// SPDX-License-Identifier: Apache-2.0
package org.kilowire.simulators.meter;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.kilowire.conversation.LinkException;
import org.kilowire.conversation.Octets;
import org.kilowire.dlms.axdr.Data;
import org.kilowire.dlms.cosem.profile.SelectiveAccess;
import org.kilowire.dlms.cosem.profile.SelectiveAccess.RangeAccess;
import org.kilowire.dlms.cosem.time.CosemDateTime;
import org.kilowire.dlms.session.Authentication;
import org.kilowire.simulators.meter.ServedMeter.Framing;
import org.kilowire.simulators.meter.model.ManualInstantSource;
import org.kilowire.simulators.meter.model.ProfileOptions;

/** Tests of simulated meters on ports of this machine. */
abstract class UsesMeterHost {

  static final Authentication NONE = new Authentication.None();

  final ManualInstantSource time = new ManualInstantSource("2026-10-26T12:07:00Z");

  MeterHost host;

  MeterHost start(HostOptions options) throws LinkException {
    host =
        MeterHost.start(
            options,
            time,
            1,
            like -> like.withProfile(ProfileOptions.of(Duration.ofMinutes(15), 3)));
    return host;
  }

  ServedMeter meter(Framing framing) throws LinkException {
    return start(HostOptions.loopback(2)).meters().stream()
        .filter(one -> one.framing() == framing)
        .findFirst()
        .orElseThrow();
  }

  @AfterEach
  void stop() {
    if (host != null) {
      host.close();
    }
  }

  static Data text(String text) {
    return Data.octetString(Octets.of(text, StandardCharsets.US_ASCII));
  }

  static Optional<SelectiveAccess> range(ServedMeter meter, String from, String to) {
    return Optional.of(RangeAccess.ofTime(stamp(meter, from), stamp(meter, to)));
  }

  static CosemDateTime stamp(ServedMeter meter, String time) {
    return meter.meter().options().stamping().write(Instant.parse(time));
  }
}
