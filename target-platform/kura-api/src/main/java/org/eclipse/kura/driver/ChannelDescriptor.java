// SPDX-License-Identifier: Apache-2.0
package org.eclipse.kura.driver;

/** Says which fields a driver's channels have. */
public interface ChannelDescriptor {
  /** A list of {@code Tad}: an asset casts to nothing else. */
  Object getDescriptor();
}
