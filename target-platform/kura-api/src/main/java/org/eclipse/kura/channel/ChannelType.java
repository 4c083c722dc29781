// SPDX-License-Identifier: Apache-2.0
package org.eclipse.kura.channel;

/** Which way values go through a channel. */
public enum ChannelType {
  READ,
  READ_WRITE,
  WRITE;

  /** The constant of this name, whatever its case. */
  public static ChannelType getChannelType(String name) {
    for (ChannelType type : values()) {
      if (type.name().equalsIgnoreCase(name)) {
        return type;
      }
    }
    throw new IllegalArgumentException("no channel type: " + name);
  }
}
