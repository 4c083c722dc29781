// SPDX-License-Identifier: Apache-2.0
package org.kilowire.fleet.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import org.kilowire.fleet.Fleet;
import org.kilowire.fleet.FleetResult;
import org.kilowire.fleet.LineCheck;
import org.kilowire.meter.Counters;
import org.kilowire.meter.Meter;
import org.kilowire.meter.MeterProtocol;
import org.kilowire.meter.MeterSession;
import org.kilowire.meter.Secrets;
import org.kilowire.meter.Trait;

/** Documents and the small world that they are read in. */
final class Documents {

  static final Set<String> SECRETS = Set.of("m-1");

  record Protocol(String id, List<Trait> traits) implements MeterProtocol {
    @Override
    public MeterSession session(Meter meter, Secrets secrets, Counters counters) {
      throw new UnsupportedOperationException("nobody talks to a meter here");
    }
  }

  static final List<MeterProtocol> PROTOCOLS =
      List.of(
          new Protocol(
              "dlms",
              List.of(
                  Trait.choice("framing", List.of("hdlc", "wrapper"), "wrapper", "Framing."),
                  Trait.integer("client", 1, 127, null, "Client address.").mandatory(),
                  Trait.integer("physical", 0, 16383, null, "Physical address."),
                  Trait.choice("authentication", List.of("none", "low"), "none", "Mechanism."),
                  Trait.secret("password", "Password."),
                  Trait.duration("timeout", 100, 60_000, 5_000, "Longest silence."),
                  Trait.flag("quiet", false, "Whether it is quiet."))),
          new Protocol("iec62056", List.of(Trait.text("label", 8, "", "A label."))));

  static final LineCheck LINES =
      uri ->
          uri.startsWith("tcp://") || uri.startsWith("serial:")
              ? LineCheck.Checked.leadsTo(uri.replaceAll("\\?.*", ""))
              : LineCheck.Checked.wrong(List.of("an unknown scheme", "no port"));

  private Documents() {}

  static FleetReader reader() {
    return new FleetReader(PROTOCOLS, LINES, SECRETS::contains);
  }

  /** The document that is in order and uses everything. */
  static String valid() {
    return resource("/fleet.json");
  }

  static String resource(String name) {
    try (InputStream in = Documents.class.getResourceAsStream(name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** {@code text} with the first {@code old} replaced; there must be one. */
  static String replace(String text, String old, String by) {
    int at = text.indexOf(old);
    assertThat(at).as("where <%s> is in the document", old).isNotNegative();
    return text.substring(0, at) + by + text.substring(at + old.length());
  }

  static Fleet whole(FleetResult result) {
    assertThat(result).isInstanceOf(FleetResult.Whole.class);
    return ((FleetResult.Whole) result).fleet();
  }

  static FleetResult.Refused refused(FleetResult result) {
    assertThat(result).isInstanceOf(FleetResult.Refused.class);
    return (FleetResult.Refused) result;
  }
}
