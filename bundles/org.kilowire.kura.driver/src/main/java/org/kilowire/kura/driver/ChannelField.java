// SPDX-License-Identifier: Apache-2.0
package org.kilowire.kura.driver;

import java.util.List;
import org.kilowire.meter.Trait;

/**
 * A field of a channel, as people see it.
 *
 * @param trait its key, kind, range, default and help
 * @param labels of its choices; a number may have some too
 */
public record ChannelField(Trait trait, String name, List<Label> labels) {

  /** A choice, and what people read. */
  public record Label(String value, String text) {}

  public ChannelField {
    labels = List.copyOf(labels);
  }

  /** A field without choices. */
  public static ChannelField of(Trait trait, String name) {
    return new ChannelField(trait, name, List.of());
  }
}
