// SPDX-License-Identifier: Apache-2.0
package org.kilowire.simulators.mergingunit;

import java.util.List;

/**
 * What the samples of one second said, those included that were lost on the way.
 *
 * @param second from 0, since the beginning
 * @param samples of each channel
 * @param rms of each channel, as its samples said it after rounding
 * @param mean of each channel
 */
public record SentSecond(long second, int samples, List<Double> rms, List<Double> mean) {

  public SentSecond {
    rms = List.copyOf(rms);
    mean = List.copyOf(mean);
  }
}
