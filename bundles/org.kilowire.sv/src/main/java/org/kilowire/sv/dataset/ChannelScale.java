// SPDX-License-Identifier: Apache-2.0
package org.kilowire.sv.dataset;

import java.util.Objects;

/** How a raw value becomes one in SI. */
public sealed interface ChannelScale {

  /**
   * value = raw x factor + offset, as sVC has it (IEC 61850-7-3, ScaledValueConfig).
   *
   * @param factor finite and not 0; 0.001 for the currents of 9-2LE, 0.01 for its voltages
   * @param offset finite, in the unit of the channel
   */
  record Fixed(double factor, double offset) implements ChannelScale {}

  /**
   * value = raw x rated value / full scale, of IEC 60044-8 and so IEC 61850-9-1.
   *
   * @param configured the rated value in A, or in V to earth; 0 to take that of each frame
   */
  record Rated(Rating rating, FullScale full, double configured) implements ChannelScale {
    public Rated {
      Objects.requireNonNull(rating);
      Objects.requireNonNull(full);
    }

    /** Whether the rated value in a frame does not count. */
    public boolean isConfigured() {
      return configured != 0;
    }
  }
}
