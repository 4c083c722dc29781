// SPDX-License-Identifier: Apache-2.0
package org.kilowire.iec62056.frame;

/**
 * How much of a text without a known end may come before somebody looks. A look at each piece of 16
 * that a UART gives costs more than all of the reading; an end that is noticed late costs time. So
 * the longer a text is already, the more of it may gather. A UART may have up to 16 of them
 * already: fewer save nothing.
 */
public final class Gathering {

  /** A tenth of a second at 9600 baud. */
  private static final int MOST = 96;

  /** The share of what has come: no more of the text's time than that is lost at its end. */
  private static final int SHARE = 6;

  private Gathering() {}

  /**
   * Characters that may gather where so many have come.
   *
   * @param readout whether the text is a readout, which is long, and had a sign-on at 300 baud
   */
  public static int further(int come, boolean readout) {
    return readout ? MOST : Math.min(MOST, come / SHARE);
  }
}
