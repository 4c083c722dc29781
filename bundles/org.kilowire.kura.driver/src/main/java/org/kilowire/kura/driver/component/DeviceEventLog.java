// SPDX-License-Identifier: Apache-2.0
package org.kilowire.kura.driver.component;

import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.kilowire.kura.driver.association.DeviceEvents;
import org.kilowire.meter.MeterEvent;
import org.kilowire.meter.MeterReason;
import org.kilowire.store.EventLog;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reports a wrong device to the IMS, where there is a store: when it begins, not at each read. */
final class DeviceEventLog implements DeviceEvents {

  private static final Logger LOG = LoggerFactory.getLogger(DeviceEventLog.class);

  private final Supplier<EventLog> events;
  private final InstantSource clock;
  private final Supplier<String> driver;
  private Optional<String> stranger = Optional.empty();

  /**
   * The events of one driver.
   *
   * @param events gives the gateway's, or null while there are none
   * @param driver gives its name in Kura; a driver knows no fleet
   */
  DeviceEventLog(Supplier<EventLog> events, InstantSource clock, Supplier<String> driver) {
    this.events = events;
    this.clock = clock;
    this.driver = driver;
  }

  @Override
  public synchronized void right() {
    stranger = Optional.empty();
  }

  @Override
  public synchronized void wrong(String expected, String found) {
    EventLog log = events.get();
    if (log == null || stranger.equals(Optional.of(found))) {
      return;
    }
    stranger = Optional.of(found);
    Map<String, String> details = Map.of("expected", expected, "found", found);
    MeterEvent event =
        new MeterEvent(driver.get(), MeterReason.WRONG_DEVICE.code(), clock.instant(), details);
    try {
      var unused = log.append(event).exceptionally(why -> lost(event, why));
    } catch (RuntimeException why) {
      lost(event, why);
    }
  }

  private static Long lost(MeterEvent event, Throwable why) {
    LOG.warn("{}: event {} could not be delivered", event.meter(), event.code(), why);
    return null;
  }
}
