// SPDX-License-Identifier: Apache-2.0
package org.kilowire.standalone;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.kilowire.fleet.LineCheck;
import org.kilowire.fleet.document.FleetReader;
import org.kilowire.link.LinkUri;
import org.kilowire.link.Links;
import org.kilowire.link.Scheme;
import org.kilowire.link.ip.IpLinks;
import org.kilowire.link.serial.SerialLinks;
import org.kilowire.meter.MeterProtocol;
import org.kilowire.meter.dlms.DlmsProtocol;
import org.kilowire.meter.iec62056.Iec62056Protocol;

/** Reads fleet documents as this gateway does, without running one. */
public final class Fleets {

  /** What the packages of this gateway open. */
  private static final Set<Scheme> SCHEMES = schemes();

  private Fleets() {}

  private static Set<Scheme> schemes() {
    try (SerialLinks ports = new SerialLinks(() -> Path.of(""))) {
      return new Links(List.of(new IpLinks(), ports)).schemes();
    }
  }

  /**
   * A reader that knows the protocols and the kinds of links of this gateway.
   *
   * @param secretExists whether there is a secret of this name
   */
  public static FleetReader reader(Predicate<String> secretExists) {
    return new FleetReader(protocols(), lineCheck(), secretExists);
  }

  /** What meters of this gateway speak. */
  public static List<MeterProtocol> protocols() {
    return List.of(new DlmsProtocol(), new Iec62056Protocol());
  }

  private static LineCheck lineCheck() {
    return text -> {
      LinkUri.Parsed parsed = LinkUri.parse(text);
      return parsed
          .uri()
          .map(Fleets::opened)
          .orElseGet(() -> LineCheck.Checked.wrong(parsed.problems()));
    };
  }

  private static LineCheck.Checked opened(LinkUri uri) {
    return SCHEMES.contains(uri.scheme())
        ? LineCheck.Checked.leadsTo(uri.address())
        : LineCheck.Checked.wrong(
            List.of("this gateway has no " + uri.scheme() + " links; it has " + SCHEMES));
  }
}
