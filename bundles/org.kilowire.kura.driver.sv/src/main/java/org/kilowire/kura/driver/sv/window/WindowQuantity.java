// SPDX-License-Identifier: Apache-2.0
package org.kilowire.kura.driver.sv.window;

/** What windows have values of. */
public enum WindowQuantity {
  RMS("rms", Subject.CHANNEL, true),
  MAGNITUDE("magnitude", Subject.CHANNEL, false),
  ANGLE("angle", Subject.CHANNEL, false),
  /** RMS of the sum of the three phases that the channel is of. */
  SUM("sum", Subject.GROUP, false),
  /** RMS of that sum less the neutral. */
  NEUTRAL_DIFFERENCE("neutral-difference", Subject.GROUP, false),
  /** Of the phases: 1 for A B C, -1 for A C B, 0 for neither. */
  ROTATION("rotation", Subject.GROUP, false),
  FREQUENCY("frequency", Subject.STREAM, true),
  P("p", Subject.PAIR, true),
  Q("q", Subject.PAIR, true),
  S("s", Subject.PAIR, true),
  POWER_FACTOR("power-factor", Subject.PAIR, false);

  /** What it is a quantity of. */
  public enum Subject {
    CHANNEL,
    /** Three phases, named by the channel of one of them. */
    GROUP,
    /** A voltage and a current. */
    PAIR,
    STREAM
  }

  private final String code;
  private final Subject subject;
  private final boolean longer;

  WindowQuantity(String code, Subject subject, boolean longer) {
    this.code = code;
    this.subject = subject;
    this.longer = longer;
  }

  /** As channels have it. */
  public String code() {
    return code;
  }

  public Subject subject() {
    return subject;
  }

  /** Whether windows longer than a second have it too. */
  public boolean isOfLongerWindows() {
    return longer;
  }
}
