// SPDX-License-Identifier: Apache-2.0
package org.kilowire.kura.driver.sv.input;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.kilowire.capture.LiveSource;
import org.kilowire.capture.ring.RingOptions;
import org.kilowire.capture.ring.RingSource;
import org.kilowire.kura.driver.sv.option.StreamInput;

/** Makes the sources of an input. */
@FunctionalInterface
public interface LiveSources {

  /**
   * One source, or two where there is redundancy; none is started.
   *
   * @throws IllegalArgumentException if this machine cannot have one like that
   */
  List<? extends LiveSource> of(StreamInput input);

  /**
   * Those of this machine.
   *
   * @param natives gives a {@link Path}: the folder to unpack the native library to
   */
  static LiveSources ofThisMachine(Supplier<?> natives) {
    return input -> sources(input, (Path) natives.get());
  }

  private static List<? extends LiveSource> sources(StreamInput input, Path natives) {
    if (input instanceof StreamInput.Ft3 ft3) {
      return List.of(ft3.source().source(ft3.frames(), natives));
    }
    StreamInput.Ethernet ethernet = (StreamInput.Ethernet) input;
    return Stream.concat(Stream.of(ethernet.first()), ethernet.second().stream())
        .map(
            name ->
                new RingSource(
                    RingOptions.of(name, natives)
                        .withGroups(ethernet.groups())
                        .withPromiscuous(ethernet.promiscuous())))
        .toList();
  }
}
