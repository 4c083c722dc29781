// SPDX-License-Identifier: Apache-2.0
package org.kilowire.link.memory;

import org.kilowire.link.StreamContract;

final class PipeTest extends StreamContract {

  @Override
  protected void connect() {
    Pipe pipe = Pipe.stream();
    remember(pipe.near(), pipe.far());
  }
}
