// SPDX-License-Identifier: Apache-2.0
package org.kilowire.kura.driver.sv.window;

import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;

/** How long windows are. */
public enum WindowLength {
  SECOND("1s", 1),
  TEN_SECONDS("10s", 10),
  MINUTE("1min", 60);

  /** How long after its successor was due a window still counts as the last one. */
  private static final Duration SLACK = Duration.ofSeconds(2);

  private final String code;
  private final int seconds;

  WindowLength(String code, int seconds) {
    this.code = code;
    this.seconds = seconds;
  }

  /** As channels have it. */
  public String code() {
    return code;
  }

  public int seconds() {
    return seconds;
  }

  /** How long a window may be read after it has come; then it is an old one, and none. */
  public Duration freshness() {
    return Duration.ofSeconds(seconds).plus(SLACK);
  }

  /** The window of a code. */
  public static WindowLength of(String code) {
    return Arrays.stream(values()).filter(one -> one.code.equals(code)).findFirst().orElseThrow();
  }

  /** The longer window of so many seconds. */
  public static Optional<WindowLength> of(int seconds) {
    return Arrays.stream(values()).filter(one -> one.seconds == seconds).findFirst();
  }
}
