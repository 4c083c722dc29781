// SPDX-License-Identifier: Apache-2.0
package org.kilowire.link.fault;

import org.kilowire.link.DatagramContract;
import org.kilowire.link.memory.Pipe;

final class FaultlessLossyDatagramTest extends DatagramContract {

  @Override
  protected void connect() {
    Pipe pipe = Pipe.datagram();
    remember(new LossyLink(pipe.near(), LinkFaults.NONE, 1), pipe.far());
  }
}
