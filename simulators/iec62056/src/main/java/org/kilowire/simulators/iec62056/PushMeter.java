// SPDX-License-Identifier: Apache-2.0
package org.kilowire.simulators.iec62056;

import java.time.Duration;
import org.kilowire.conversation.Conversation;
import org.kilowire.conversation.Framing;
import org.kilowire.conversation.LineSettings;
import org.kilowire.iec62056.server.PushServer;
import org.kilowire.simulators.iec62056.device.MeterDevice;
import org.kilowire.simulators.iec62056.device.Telegrams;
import org.kilowire.simulators.iec62056.line.LineDevice;

/** A meter that sends telegrams by itself. */
final class PushMeter implements LineDevice {

  private static final LineSettings LINE = LineSettings.of(115_200, Framing.PLAIN);

  private final MeterDevice device;
  private final Duration interval;

  PushMeter(MeterDevice device, Duration interval) {
    this.device = device;
    this.interval = interval;
  }

  @Override
  public LineSettings settings() {
    return LINE;
  }

  @Override
  public Conversation<?> start() {
    return new PushServer(LINE, interval, new Telegrams(device));
  }
}
