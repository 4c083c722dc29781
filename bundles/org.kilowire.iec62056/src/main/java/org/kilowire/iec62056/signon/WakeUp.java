// SPDX-License-Identifier: Apache-2.0
package org.kilowire.iec62056.signon;

/**
 * What wakes a meter that sleeps to save its battery (IEC 62056-21, Annex B).
 *
 * @param nuls how many NUL characters, 0..4096; 65 take 2.2 s at 300 baud
 * @param silenceMillis pause between them and the request, 0..10000 ms
 */
public record WakeUp(int nuls, int silenceMillis) {

  public static final WakeUp NONE = new WakeUp(0, 0);

  /** Annex B: 2.1 s to 2.3 s of NUL, then 1.5 s to 1.7 s of silence. */
  public static final WakeUp BATTERY = new WakeUp(66, 1600);

  public WakeUp {
    if (nuls < 0 || nuls > 4096 || silenceMillis < 0 || silenceMillis > 10_000) {
      throw new IllegalArgumentException("wake-up of 0..4096 characters and 0..10000 ms");
    }
  }
}
