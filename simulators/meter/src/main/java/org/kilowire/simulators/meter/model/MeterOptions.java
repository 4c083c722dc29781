// SPDX-License-Identifier: Apache-2.0
package org.kilowire.simulators.meter.model;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.ZoneId;
import org.kilowire.dlms.cosem.ControlMode;

/**
 * What a simulated meter is like.
 *
 * @param serial the serial number, 1..32 letters and digits of ASCII
 * @param stamping how it writes time down
 * @param shownClock what it shows of its clock
 * @param driftPpm microseconds its clock gains in a second, -100,000..100,000
 * @param controlMode the mode of its disconnect control
 * @param password of client 17, 1..64 characters of ASCII
 * @param protect the public client reads the identity and the clock alone, else everything
 */
public record MeterOptions(
    String serial,
    Stamping stamping,
    ShownClock shownClock,
    int driftPpm,
    ProfileOptions profile,
    ProfileAccess access,
    ControlMode controlMode,
    String password,
    boolean protect) {

  private static final int MAX_DRIFT = 100_000;

  public MeterOptions {
    if (!serial.matches("[0-9A-Za-z]{1,32}")) {
      throw new IllegalArgumentException("1..32 letters and digits, not: " + serial);
    }
    if (Math.abs(driftPpm) > MAX_DRIFT) {
      throw new IllegalArgumentException("drift must be -100000..100000 ppm: " + driftPpm);
    }
    if (password.isEmpty()
        || password.length() > 64
        || !StandardCharsets.US_ASCII.newEncoder().canEncode(password)) {
      throw new IllegalArgumentException("a password has 1..64 characters of ASCII");
    }
  }

  /**
   * A well-behaved meter in central Europe: 30 days of quarter hours, control mode 4, password
   * 12345678.
   */
  public static MeterOptions of(String serial) {
    return new MeterOptions(
        serial,
        new Stamping(ZoneId.of("Europe/Berlin"), true, Deviation.STANDARD),
        ShownClock.TIME,
        0,
        ProfileOptions.of(Duration.ofMinutes(15), 30),
        ProfileAccess.STANDARD,
        ControlMode.MODE_4,
        "12345678",
        false);
  }

  public MeterOptions withStamping(Stamping stamping) {
    return new MeterOptions(
        serial, stamping, shownClock, driftPpm, profile, access, controlMode, password, protect);
  }

  public MeterOptions withShownClock(ShownClock shown) {
    return new MeterOptions(
        serial, stamping, shown, driftPpm, profile, access, controlMode, password, protect);
  }

  public MeterOptions withDrift(int ppm) {
    return new MeterOptions(
        serial, stamping, shownClock, ppm, profile, access, controlMode, password, protect);
  }

  public MeterOptions withProfile(ProfileOptions profile) {
    return new MeterOptions(
        serial, stamping, shownClock, driftPpm, profile, access, controlMode, password, protect);
  }

  public MeterOptions withAccess(ProfileAccess access) {
    return new MeterOptions(
        serial, stamping, shownClock, driftPpm, profile, access, controlMode, password, protect);
  }

  public MeterOptions withControlMode(ControlMode mode) {
    return new MeterOptions(
        serial, stamping, shownClock, driftPpm, profile, access, mode, password, protect);
  }

  public MeterOptions withPassword(String password) {
    return new MeterOptions(
        serial, stamping, shownClock, driftPpm, profile, access, controlMode, password, protect);
  }

  public MeterOptions withProtect(boolean protect) {
    return new MeterOptions(
        serial, stamping, shownClock, driftPpm, profile, access, controlMode, password, protect);
  }

  /** Without the password. */
  @Override
  public String toString() {
    return "meter " + serial + ", " + profile + ", " + stamping + ", " + controlMode;
  }
}
