// SPDX-License-Identifier: Apache-2.0
package org.kilowire.collect;

import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.kilowire.link.Lines;
import org.kilowire.meter.Counters;
import org.kilowire.meter.GatewayClock;
import org.kilowire.meter.MeterEvent;
import org.kilowire.meter.MeterProtocol;
import org.kilowire.meter.RefusedCredentials;
import org.kilowire.meter.Secrets;
import org.kilowire.meter.UseCounts;

/**
 * What the collector works with. It closes none of it.
 *
 * @param protocols by {@link MeterProtocol#id}
 * @param counters of ciphered associations; {@link Counters#NONE} where nobody keeps them
 * @param events is told on the collector's thread and must not wait
 * @param refused the list of all who use these meters; tells the events of it itself
 * @param uses counts what wears meters, of all who use them
 */
public record Ports(
    Lines lines,
    Map<String, MeterProtocol> protocols,
    Secrets secrets,
    Counters counters,
    Archive archive,
    Consumer<MeterEvent> events,
    GatewayClock clock,
    RefusedCredentials refused,
    UseCounts uses) {

  public Ports {
    Objects.requireNonNull(lines);
    protocols = Map.copyOf(protocols);
    Objects.requireNonNull(secrets);
    Objects.requireNonNull(counters);
    Objects.requireNonNull(archive);
    Objects.requireNonNull(events);
    Objects.requireNonNull(clock);
    Objects.requireNonNull(refused);
    Objects.requireNonNull(uses);
  }
}
