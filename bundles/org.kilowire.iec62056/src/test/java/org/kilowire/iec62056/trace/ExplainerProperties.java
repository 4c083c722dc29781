// SPDX-License-Identifier: Apache-2.0
package org.kilowire.iec62056.trace;

import java.nio.ByteBuffer;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.kilowire.conversation.trace.Direction;

final class ExplainerProperties {

  @Property(tries = 300, seed = "5")
  void any_octets_are_told(@ForAll @Size(max = 200) byte[] octets) {
    Iec62056Explainer explainer = new Iec62056Explainer(List.of());
    explainer.passed(Direction.SENT, ByteBuffer.wrap(octets), line -> {});
    explainer.passed(Direction.RECEIVED, ByteBuffer.wrap(octets), line -> {});
  }
}
