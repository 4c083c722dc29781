// SPDX-License-Identifier: Apache-2.0
package org.kilowire.link.memory;

import org.kilowire.link.DatagramContract;

final class DatagramPipeTest extends DatagramContract {

  @Override
  protected void connect() {
    Pipe pipe = Pipe.datagram();
    remember(pipe.near(), pipe.far());
  }
}
