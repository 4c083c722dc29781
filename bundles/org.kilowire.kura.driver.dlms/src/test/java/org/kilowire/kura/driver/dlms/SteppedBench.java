// SPDX-License-Identifier: Apache-2.0
package org.kilowire.kura.driver.dlms;

import java.util.Map;
import org.kilowire.kura.driver.association.IdleTimer;
import org.kilowire.kura.driver.component.MeterDriver;
import org.kilowire.kura.driver.stepped.AnsweringLink;
import org.kilowire.kura.driver.stepped.SteppedClock;
import org.kilowire.kura.driver.stepped.SteppedLines;
import org.kilowire.link.timer.TimerThread;

/** Drivers and a {@link TestMeter} on one thread, on a line whose time is moved by hand. */
final class SteppedBench {

  final SteppedClock clock = new SteppedClock();
  final TestMeter meter;
  final SteppedLines lines;
  final DriverFixture fixture;

  SteppedBench(DlmsFraming framing) {
    fixture = new DriverFixture(framing, new IdleTimer(new TimerThread(IdleTimer.THREAD), clock));
    meter = fixture.meter;
    lines =
        new SteppedLines(
            clock, () -> new AnsweringLink(meter.server(framing), clock, () -> meter.silent));
  }

  MeterDriver driver(Object... options) {
    return driver(DriverFixture.properties(options));
  }

  MeterDriver driver(Map<String, Object> properties) {
    return fixture.driver(lines, properties);
  }

  void close() throws Exception {
    fixture.close();
  }
}
