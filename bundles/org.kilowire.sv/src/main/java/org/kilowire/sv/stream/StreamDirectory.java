// SPDX-License-Identifier: Apache-2.0
package org.kilowire.sv.stream;

import java.util.Optional;
import org.kilowire.sv.AsduView;

/** Knows the streams that are configured. Asked once a stream, not once a sample. */
@FunctionalInterface
public interface StreamDirectory {

  /** Nothing is configured: streams are counted, and that is all. */
  StreamDirectory EMPTY = (reception, asdu) -> Optional.empty();

  /** What is known of the stream of {@code asdu}; empty for one that is not configured. */
  Optional<StreamProfile> profile(Reception reception, AsduView asdu);
}
