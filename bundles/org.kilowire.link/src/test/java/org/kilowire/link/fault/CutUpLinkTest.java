// SPDX-License-Identifier: Apache-2.0
package org.kilowire.link.fault;

import org.kilowire.link.StreamContract;
import org.kilowire.link.memory.Pipe;

/** Cutting a stream differently loses nothing of it. */
final class CutUpLinkTest extends StreamContract {

  @Override
  protected void connect() {
    LinkFaults cuts = LinkFaults.NONE.with(LineFault.SPLIT, 0.5);
    Pipe pipe = Pipe.stream();
    remember(new LossyLink(pipe.near(), cuts, 4), pipe.far());
  }
}
