// SPDX-License-Identifier: Apache-2.0
package org.kilowire.kura.driver.sv.option;

import java.util.Arrays;
import java.util.List;

/** Which results go to the Source. */
public enum ResultChoice {
  /** Those of a minute. */
  MINUTES("1min", false, true),
  /** Those of a second. */
  SECONDS("1s", true, false),
  /** Both. */
  BOTH("both", true, true),
  /** None: channels and events only. */
  NONE("none", false, false);

  static final List<String> CODES = Arrays.stream(values()).map(ResultChoice::code).toList();

  private final String code;
  private final boolean seconds;
  private final boolean minutes;

  ResultChoice(String code, boolean seconds, boolean minutes) {
    this.code = code;
    this.seconds = seconds;
    this.minutes = minutes;
  }

  /** As the option has it. */
  public String code() {
    return code;
  }

  /** Whether results of a second are among them. */
  public boolean takesSeconds() {
    return seconds;
  }

  /** Whether results of a minute are among them. */
  public boolean takesMinutes() {
    return minutes;
  }

  static ResultChoice of(String code) {
    return Arrays.stream(values()).filter(one -> one.code.equals(code)).findFirst().orElseThrow();
  }
}
