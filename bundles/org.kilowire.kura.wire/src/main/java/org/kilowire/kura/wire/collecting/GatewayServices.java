// SPDX-License-Identifier: Apache-2.0
package org.kilowire.kura.wire.collecting;

import java.util.Map;
import org.kilowire.link.Lines;
import org.kilowire.link.Links;
import org.kilowire.meter.GatewayClock;
import org.kilowire.meter.RefusedCredentials;
import org.kilowire.meter.Secrets;
import org.kilowire.meter.UseCounts;
import org.kilowire.store.ClockOffsets;
import org.kilowire.store.EventLog;
import org.kilowire.store.FleetShelf;
import org.kilowire.store.Outbox;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * What the gateway has once, all of it: there is none while any part is missing, and another one as
 * soon as any part is another.
 */
@Component(service = GatewayServices.class)
public final class GatewayServices {

  /** Property of the store's services: id of the gateway. */
  public static final String GATEWAY = "kilowire.gateway";

  private final Lines lines;
  private final Links links;
  private final Secrets secrets;
  private final GatewayClock clock;
  private final Outbox outbox;
  private final ClockOffsets offsets;
  private final EventLog events;
  private final RefusedCredentials refused;
  private final UseCounts uses;
  private final FleetShelf shelf;
  private final String gateway;

  /** All there is; the shelf's properties tell whose it is. */
  @Activate
  public GatewayServices(
      @Reference Lines lines,
      @Reference Links links,
      @Reference Secrets secrets,
      @Reference GatewayClock clock,
      @Reference Outbox outbox,
      @Reference ClockOffsets offsets,
      @Reference EventLog events,
      @Reference RefusedCredentials refused,
      @Reference UseCounts uses,
      @Reference(service = FleetShelf.class) Map.Entry<Map<String, Object>, FleetShelf> shelf) {
    this.lines = lines;
    this.links = links;
    this.secrets = secrets;
    this.clock = clock;
    this.outbox = outbox;
    this.offsets = offsets;
    this.events = events;
    this.refused = refused;
    this.uses = uses;
    this.shelf = shelf.getValue();
    this.gateway = String.valueOf(shelf.getKey().get(GATEWAY));
  }

  Lines lines() {
    return lines;
  }

  Links links() {
    return links;
  }

  Secrets secrets() {
    return secrets;
  }

  GatewayClock clock() {
    return clock;
  }

  Outbox outbox() {
    return outbox;
  }

  ClockOffsets offsets() {
    return offsets;
  }

  EventLog events() {
    return events;
  }

  RefusedCredentials refused() {
    return refused;
  }

  UseCounts uses() {
    return uses;
  }

  FleetShelf shelf() {
    return shelf;
  }

  String gateway() {
    return gateway;
  }
}
