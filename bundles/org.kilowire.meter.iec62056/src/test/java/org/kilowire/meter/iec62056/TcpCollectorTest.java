// SPDX-License-Identifier: Apache-2.0
package org.kilowire.meter.iec62056;

import java.util.List;
import java.util.concurrent.ExecutorService;
import org.kilowire.conversation.LinkException;
import org.kilowire.link.Link;
import org.kilowire.link.LinkUri;
import org.kilowire.link.Links;
import org.kilowire.link.ip.IpLinks;
import org.kilowire.tests.support.LoopbackPort;

/** A fleet over TCP, as through a transparent serial server: the rate of the line is fixed. */
final class TcpCollectorTest extends CollectorContract {

  private final LoopbackPort port = LoopbackPort.hold();
  private final Links server = new Links(List.of(new IpLinks()));
  private volatile boolean stopped;
  private volatile Link open;

  @Override
  Links links(ExecutorService workers) {
    workers.execute(this::answer);
    return new Links(List.of(new IpLinks()));
  }

  /** One connection after the other. */
  private void answer() {
    LinkUri here = LinkUri.of("tcp-listen://127.0.0.1:" + port.number());
    while (!stopped) {
      try (Link link = server.open(here, System.nanoTime() + 250_000_000L)) {
        open = link;
        serve(link);
      } catch (LinkException e) {
        open = null; // nobody calls just now
      }
    }
  }

  @Override
  String uri() {
    return "tcp://127.0.0.1:" + port.number();
  }

  @Override
  void stop() throws Exception {
    stopped = true;
    Link last = open;
    if (last != null) {
      last.close();
    }
    port.close();
  }
}
