// SPDX-License-Identifier: Apache-2.0
package org.kilowire.simulators.iec62056;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.kilowire.conversation.Conversation;
import org.kilowire.conversation.Framing;
import org.kilowire.conversation.LineSettings;
import org.kilowire.conversation.Outcome;
import org.kilowire.iec62056.server.AnsweringMeter;
import org.kilowire.iec62056.server.Fault;
import org.kilowire.iec62056.server.MeterServer;
import org.kilowire.iec62056.server.MeterServerSettings;
import org.kilowire.simulators.iec62056.device.MeterDevice;
import org.kilowire.simulators.iec62056.line.LineDevice;
import org.kilowire.simulators.meter.HdlcMeters;
import org.kilowire.simulators.meter.SimulatedMeter;

/**
 * The meters of a line that listen at the same rate. One that goes over to HDLC (mode E) has the
 * line until the client disconnects, or is silent for two minutes.
 */
final class AnsweringMeters implements LineDevice {

  private static final Duration HDLC_IDLE = Duration.ofMinutes(2);

  /** The lower HDLC address of a meter that is alone, and what a client may call it too. */
  private static final int ALONE = 0;

  private static final int FIRST_PHYSICAL = 17;

  private final List<AnsweringMeter> meters;

  AnsweringMeters(List<AnsweringMeter> meters) {
    this.meters = List.copyOf(meters);
  }

  /** Whether two of them can be in one such list. */
  static boolean listenAlike(MeterServerSettings one, MeterServerSettings other) {
    return settings(one).equals(settings(other));
  }

  private static LineSettings settings(MeterServerSettings of) {
    boolean eighthBit = of.faults().contains(Fault.PARITY_IN_EIGHTH_BIT);
    return LineSettings.of(of.rate(), eighthBit ? Framing.PLAIN : of.framing());
  }

  @Override
  public LineSettings settings() {
    return settings(meters.get(0).settings());
  }

  @Override
  public Conversation<?> start() {
    return new MeterServer(meters);
  }

  @Override
  public Conversation<?> next(Outcome<?> last) {
    boolean hdlc = last instanceof Outcome.Ok<?> ok && ok.value() instanceof AnsweringMeter;
    return hdlc ? hdlc((AnsweringMeter) ((Outcome.Ok<?>) last).value()) : start();
  }

  private static Conversation<?> hdlc(AnsweringMeter asked) {
    SimulatedMeter meter = ((MeterDevice) asked.device()).meter();
    Map<Integer, SimulatedMeter> addresses = Map.of(ALONE, meter, FIRST_PHYSICAL, meter);
    return new UntilDisconnected(HdlcMeters.on(addresses), HDLC_IDLE);
  }
}
