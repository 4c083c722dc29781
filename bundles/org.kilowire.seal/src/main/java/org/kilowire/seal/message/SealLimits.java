// SPDX-License-Identifier: Apache-2.0
package org.kilowire.seal.message;

/**
 * How many messages are looked at, so that no sender costs more than it may, and none costs
 * another's.
 *
 * @param strangersASecond messages whose header is not known, which is read then: 1..1,000,000
 * @param strangersAtOnce the same after a silence: 1..1,000,000
 * @param checksASecond signatures of one trusted key, right and wrong ones: 1..1,000,000
 * @param checksAtOnce the same after a silence: 1..1,000,000
 */
public record SealLimits(
    int strangersASecond, int strangersAtOnce, int checksASecond, int checksAtOnce) {

  /** On a gateway: a receipt a batch. */
  public static final SealLimits GATEWAY = new SealLimits(50, 100, 50, 200);

  /** At the IMS, for each key of each gateway: batches and events of a backlog. */
  public static final SealLimits IMS = new SealLimits(200, 1000, 200, 1000);

  private static final int MOST = 1_000_000;

  public SealLimits {
    check(strangersASecond);
    check(strangersAtOnce);
    check(checksASecond);
    check(checksAtOnce);
  }

  private static void check(int number) {
    if (number < 1 || number > MOST) {
      throw new IllegalArgumentException("1.." + MOST + ": " + number);
    }
  }
}
