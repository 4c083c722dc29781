// SPDX-License-Identifier: Apache-2.0
package org.kilowire.simulators.meter.objects;

import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalLong;
import org.kilowire.conversation.Octets;
import org.kilowire.dlms.axdr.Data;
import org.kilowire.dlms.cosem.time.CosemDateTime;
import org.kilowire.dlms.xdlms.parameter.ActionResult;
import org.kilowire.dlms.xdlms.parameter.DataAccessResult;
import org.kilowire.simulators.meter.model.Deviation;
import org.kilowire.simulators.meter.model.MeterModel;
import org.kilowire.simulators.meter.model.Stamping;

/** Class 8, version 0. */
final class ClockObject {

  private static final int ADJUST_TO_QUARTER = 1;
  private static final int ADJUST_TO_MINUTE = 3;
  private static final int SHIFT_TIME = 6;

  /** IEC 62056-6-2, shift_time: -900..900 s. */
  private static final int MOST_SHIFT = 900;

  private static final int INTERNAL_CRYSTAL = 1;

  /** IEC 62056-6-2, clock_status: bit 0, the value is invalid. */
  private static final int INVALID_VALUE = 1;

  private static final Data UNDEFINED =
      Data.octetString(Octets.ofHex("FF".repeat(CosemDateTime.LENGTH)));

  private final MeterModel meter;
  private final Stamping stamping;

  private ClockObject(MeterModel meter) {
    this.meter = meter;
    this.stamping = meter.options().stamping();
  }

  /** The clock as the meter shows it, empty where it shows none. */
  static Optional<CosemObject> of(MeterModel meter) {
    ClockObject clock = new ClockObject(meter);
    return switch (meter.options().shownClock()) {
      case TIME ->
          Optional.of(
              clock
                  .object()
                  .reads(2, () -> clock.now().toData())
                  .reads(4, () -> Data.unsigned(clock.now().status().bits())));
      case UNDEFINED ->
          Optional.of(clock.object().is(2, UNDEFINED).is(4, Data.unsigned(INVALID_VALUE)));
      case REFUSED -> Optional.of(clock.object().refuses(2).refuses(4));
      case ABSENT -> Optional.empty();
    };
  }

  private CosemObject object() {
    return new CosemObject(8, 0, Names.CLOCK)
        .writes(2, this::set)
        .reads(3, this::timeZone)
        .is(5, unspecified(0xFE))
        .is(6, unspecified(0xFD))
        .is(7, Data.integer(60))
        .is(8, new Data.Bool(stamping.daylightSaving()))
        .is(9, Data.enumerated(INTERNAL_CRYSTAL))
        .does(ADJUST_TO_QUARTER, nothing -> adjustTo(900))
        .does(ADJUST_TO_MINUTE, nothing -> adjustTo(60))
        .does(SHIFT_TIME, this::shift);
  }

  private CosemDateTime now() {
    return stamping.write(meter.clock());
  }

  private DataAccessResult set(Data value) {
    Optional<CosemDateTime> time = CosemDateTime.of(value);
    if (time.isEmpty()) {
      return DataAccessResult.TYPE_UNMATCHED;
    }
    Optional<Instant> instant = time.flatMap(stamping::read);
    instant.ifPresent(meter::setClock);
    return instant.isPresent() ? DataAccessResult.SUCCESS : DataAccessResult.OTHER_REASON;
  }

  private Data timeZone() {
    if (stamping.deviation() == Deviation.UNSPECIFIED) {
      return Data.longSigned(CosemDateTime.DEVIATION_UNSPECIFIED);
    }
    int ahead = stamping.zone().getRules().getStandardOffset(meter.clock()).getTotalSeconds() / 60;
    return Data.longSigned(stamping.deviation() == Deviation.STANDARD ? -ahead : ahead);
  }

  private ActionResult adjustTo(int seconds) {
    long now = meter.clock().getEpochSecond();
    long nearest = Math.floorDiv(now + seconds / 2, seconds) * seconds;
    meter.setClock(Instant.ofEpochSecond(nearest));
    return ActionResult.SUCCESS;
  }

  private ActionResult shift(Data parameter) {
    OptionalLong seconds = parameter.number();
    if (seconds.isEmpty()) {
      return ActionResult.TYPE_UNMATCHED;
    }
    if (Math.abs(seconds.getAsLong()) > MOST_SHIFT) {
      return ActionResult.OTHER_REASON;
    }
    meter.setClock(meter.clock().plusSeconds(seconds.getAsLong()));
    return ActionResult.SUCCESS;
  }

  /** A date-time whose month alone is given: FE daylight saving begins, FD it ends. */
  private static Data unspecified(int month) {
    byte[] octets = new byte[CosemDateTime.LENGTH];
    Arrays.fill(octets, (byte) 0xFF);
    octets[2] = (byte) month;
    octets[9] = (byte) 0x80;
    octets[10] = 0;
    return Data.octetString(Octets.of(octets));
  }
}
