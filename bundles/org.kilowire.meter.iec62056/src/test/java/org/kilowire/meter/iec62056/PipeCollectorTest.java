// SPDX-License-Identifier: Apache-2.0
package org.kilowire.meter.iec62056;

import java.util.List;
import java.util.concurrent.ExecutorService;
import org.kilowire.link.Links;
import org.kilowire.link.memory.Pipes;

/** A fleet over links in memory. */
final class PipeCollectorTest extends CollectorContract {

  private AutoCloseable listener = () -> {};

  @Override
  Links links(ExecutorService workers) {
    Pipes pipes = new Pipes();
    listener = pipes.listen("meters", workers, this::serve);
    return new Links(List.of(pipes));
  }

  @Override
  String uri() {
    return "pipe:meters";
  }

  @Override
  void stop() throws Exception {
    listener.close();
  }
}
