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
import org.kilowire.meter.Quantity;
import org.kilowire.meter.Unreadable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells of what happens to meters when it begins, not in every round. Owned by the loop. */
final class Events {

  private static final Logger LOG = LoggerFactory.getLogger(Events.class);

  private final Consumer<MeterEvent> sink;
  private final GatewayClock clock;
  private final Tally tally;

  Events(Consumer<MeterEvent> sink, GatewayClock clock, Tally tally) {
    this.sink = sink;
    this.clock = clock;
    this.tally = tally;
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

  /** The meter does not say its time; tells so at the first, the tenth, the hundredth time. */
  void clockUnreadable(MeterState meter, Failure failure) {
    tally.add(failure.reason().code(), 1);
    if (meter.clockUnread.isWorthALine()) {
      tell(
          meter,
          failure.reason().code(),
          Map.of("detail", failure.detail(), "times", Long.toString(meter.clockUnread.count())));
    }
  }

  /** A window was read; tells of an order that no archive is written in, once a series. */
  void order(MeterState meter, Quantity series, boolean unexpected) {
    if (unexpected && meter.suspects.add(series)) {
      tell(meter, "unexpected-order", Map.of("series", series.text()));
    }
  }

  /** A window was read; tells of what could not be read in it, unless that is what was told. */
  void unreadable(MeterState meter, Quantity series, Unreadable what) {
    if (what.isNothing()) {
      return;
    }
    tally.add("unreadable-rows", what.rows());
    if (!what.samples().equals(meter.unreadable.put(series, what.samples()))) {
      Map<String, String> details = new HashMap<>();
      details.put("series", series.text());
      details.put("rows", Long.toString(what.rows()));
      for (int i = 0; i < what.samples().size(); i++) {
        details.put("sample-" + (i + 1), what.samples().get(i));
      }
      tell(meter, "unreadable", details);
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
