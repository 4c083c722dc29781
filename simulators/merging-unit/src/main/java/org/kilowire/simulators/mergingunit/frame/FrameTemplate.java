// SPDX-License-Identifier: Apache-2.0
package org.kilowire.simulators.mergingunit.frame;

/** One frame of a stream, changed in place for each time it is sent. */
public interface FrameTemplate {

  /**
   * Begins the next frame.
   *
   * @param test marked as in test
   * @param invalid all samples marked invalid
   * @param synchronised whether the clock is
   */
  void begin(boolean test, boolean invalid, boolean synchronised);

  /** Sets smpCnt and, where the frame has it, the time of an ASDU in ns since 1970. */
  void count(int asdu, int smpCnt, long nanos);

  /**
   * Puts a sample.
   *
   * @param raw brought within what its octets hold
   * @param cut whether it had to be
   */
  void sample(int asdu, int channel, int raw, boolean cut);

  /** Whatever follows from the samples; then the frame is whole. */
  void end();

  /** The frame itself. */
  byte[] octets();

  /** Octets of the frame. */
  int length();

  /** Where smpCnt, samples and the like lie for faults: the first octet behind all headers. */
  int apduOffset();
}
