// SPDX-License-Identifier: Apache-2.0
package org.kilowire.collect;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.kilowire.meter.GatewayClock;
import org.kilowire.meter.MeterEvent;
import org.kilowire.meter.MeterReason;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells of what happens to meters when it begins, not in every round. Owned by the loop. */
final class Events {

  private static final Logger LOG = LoggerFactory.getLogger(Events.class);

  private final Consumer<MeterEvent> sink;
  private final GatewayClock clock;

  Events(Consumer<MeterEvent> sink, GatewayClock clock) {
    this.sink = sink;
    this.clock = clock;
  }

  /** Another device answered than the fleet says. */
  void wrongDevice(MeterState meter, Failure failure) {
    Optional<String> stranger = Optional.of(failure.detail());
    if (meter.stranger.equals(stranger)) {
      return;
    }
    meter.stranger = stranger;
    Map<String, String> details = new HashMap<>();
    meter.entry.meter().device().ifPresent(device -> details.put("expected", device));
    details.put("detail", failure.detail());
    tell(meter, MeterReason.WRONG_DEVICE.code(), details);
  }

  /** The meter's clock was read; tells when it was set, once. */
  void clock(MeterState meter, ClockCheck check, boolean proven) {
    Duration jump = check.jump();
    boolean told =
        meter
            .told
            .map(offset -> check.offset().minus(offset).abs().compareTo(check.tolerance()) <= 0)
            .orElse(false);
    if (!jump.isZero() && !told) {
      tell(
          meter,
          jump.isNegative() ? "clock-set-back" : "clock-set-forward",
          Map.of(
              "by", jump.abs().toString(),
              "offset", check.offset().toString(),
              "gateway-clock-proven", Boolean.toString(proven)));
    }
    if (!jump.isZero() || told || meter.told.isEmpty()) {
      meter.told = Optional.of(check.offset());
    }
  }

  private void tell(MeterState meter, String code, Map<String, String> details) {
    LOG.info("meter {}: {} {}", meter.entry.id(), code, details);
    try {
      sink.accept(new MeterEvent(meter.entry.id(), code, clock.now(), details));
    } catch (RuntimeException | Error fault) {
      LOG.error("meter {}: event {} could not be delivered", meter.entry.id(), code, fault);
    }
  }
}
