// SPDX-License-Identifier: Apache-2.0
package org.kilowire.dlms.datalink;

import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;

/**
 * A device that counts how often it executed each request, and answers each with octets that only
 * that request's answer has.
 */
public final class CountingHandler implements ApduHandler {

  private final Map<Integer, Integer> executions = new HashMap<>();
  private int resets;
  private boolean garbled;

  /**
   * A request with a number, the length its answer shall have, and {@code length} octets in all.
   */
  public static ByteBuffer request(int number, int answerLength, int length) {
    ByteBuffer apdu = ByteBuffer.wrap(octets(number, Math.max(8, length)));
    return apdu.putInt(0, number).putInt(4, answerLength);
  }

  /** What the request's answer has to be. */
  public static ByteBuffer answer(int number, int length) {
    return ByteBuffer.wrap(octets(~number, length));
  }

  private static byte[] octets(int seed, int length) {
    byte[] octets = new byte[length];
    new Random(seed).nextBytes(octets);
    return octets;
  }

  @Override
  public ByteBuffer respond(ByteBuffer apdu) {
    int number = apdu.getInt(apdu.position());
    int answerLength = apdu.getInt(apdu.position() + 4);
    garbled |= !apdu.equals(request(number, answerLength, apdu.remaining()));
    executions.merge(number, 1, Integer::sum);
    return answer(number, answerLength);
  }

  @Override
  public void reset() {
    resets++;
  }

  public int executions(int number) {
    return executions.getOrDefault(number, 0);
  }

  public int resets() {
    return resets;
  }

  /** Whether a request ever came that no client has sent. */
  public boolean garbled() {
    return garbled;
  }
}
