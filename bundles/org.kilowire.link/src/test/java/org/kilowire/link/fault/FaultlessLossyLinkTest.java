// SPDX-License-Identifier: Apache-2.0
package org.kilowire.link.fault;

import org.kilowire.link.StreamContract;
import org.kilowire.link.memory.Pipe;

final class FaultlessLossyLinkTest extends StreamContract {

  @Override
  protected void connect() {
    Pipe pipe = Pipe.stream();
    remember(new LossyLink(pipe.near(), LinkFaults.NONE, 1), pipe.far());
  }
}
