// SPDX-License-Identifier: Apache-2.0
package org.kilowire.simulators.meter.cli;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.kilowire.dlms.axdr.Data;
import org.kilowire.dlms.cosem.ControlMode;
import org.kilowire.dlms.cosem.profile.SortMethod;
import org.kilowire.simulators.meter.model.MeterOptions;
import org.kilowire.simulators.meter.model.ProfileOptions;
import org.kilowire.simulators.meter.model.Stamping;
import picocli.CommandLine.Option;

/** The options that say what the meters are like. */
final class MeterLikeness {

  @Option(
      names = "--profile-days",
      paramLabel = "N",
      description = "days of history in the load profile (default: ${DEFAULT-VALUE})")
  private int profileDays = 30;

  @Option(
      names = "--capture-period",
      paramLabel = "TIME",
      converter = Span.class,
      description = "of the load profile: 900s, 15m, 1h (default: 15m)")
  private Duration capturePeriod = Duration.ofMinutes(15);

  @Option(
      names = "--outage-days",
      paramLabel = "N",
      description = "one day in N has a power fail; 0: none (default: ${DEFAULT-VALUE})")
  private int outageDays = 10;

  @Option(
      names = "--sort",
      paramLabel = "METHOD",
      converter = Sorts.class,
      completionCandidates = Sorts.class,
      description =
          "how the load profile is kept: fifo, lifo (the newest row first), largest, smallest,"
              + " nearest-to-zero, farthest-from-zero (of the first energy) (default: fifo)")
  private SortMethod sort = SortMethod.FIFO;

  @Option(
      names = "--set-back",
      paramLabel = "DAYS",
      description = "so many days ago the clocks, an hour fast until then, were set back")
  private int setBackDays;

  @Option(
      names = "--zone",
      paramLabel = "ZONE",
      description = "where the meters hang (default: ${DEFAULT-VALUE})")
  private ZoneId zone = ZoneId.of("Europe/Berlin");

  @Option(
      names = "--drift-ppm",
      paramLabel = "N",
      description = "microseconds that the clocks gain in a second (default: 0)")
  private int driftPpm;

  @Option(
      names = "--password",
      paramLabel = "TEXT",
      description = "of client 17 (default: 12345678)")
  private String password = "12345678";

  @Option(
      names = "--control-mode",
      paramLabel = "0..6",
      description = "of the disconnect control (default: ${DEFAULT-VALUE})")
  private int controlMode = 4;

  @Option(
      names = "--protect",
      description = "the public client 16 reads the identity and the clock alone, not everything")
  private boolean protect;

  @Option(
      names = "--quirk",
      paramLabel = "NAME",
      description = "a way of their own, as often as wanted: ${COMPLETION-CANDIDATES}")
  private List<Quirk> quirks = List.of();

  /**
   * What becomes of a usual meter.
   *
   * @param now what the clocks show at the start
   * @throws IllegalArgumentException with what is wrong with the options
   */
  MeterOptions of(MeterOptions usual, Instant now) {
    ProfileOptions profile =
        ProfileOptions.of(capturePeriod, profileDays).withOutageDays(outageDays).withSort(sort);
    if (setBackDays > 0) {
      Instant at = now.minus(Duration.ofDays(setBackDays));
      profile = profile.withFastClock(at, Duration.ofHours(1));
    }
    MeterOptions like =
        usual
            .withStamping(new Stamping(zone, true, usual.stamping().deviation()))
            .withProfile(profile)
            .withDrift(driftPpm)
            .withControlMode(mode())
            .withPassword(password)
            .withProtect(protect);
    for (Quirk quirk : quirks) {
      like = quirk.apply(like);
    }
    return like;
  }

  private ControlMode mode() {
    if (controlMode < 0 || controlMode > 6) {
      throw new IllegalArgumentException("a control mode is 0..6: " + controlMode);
    }
    return ControlMode.of(Data.enumerated(controlMode)).orElseThrow();
  }
}
