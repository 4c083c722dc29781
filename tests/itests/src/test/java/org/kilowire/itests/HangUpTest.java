// SPDX-License-Identifier: Apache-2.0
package org.kilowire.itests;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.kilowire.simulators.meter.HostOptions;
import org.kilowire.simulators.meter.MeterHost;
import org.kilowire.simulators.meter.ServedMeter;
import org.kilowire.simulators.meter.ServedMeter.Framing;
import org.kilowire.tests.support.Eventually;

/** What a Collector leaves of its connection to a meter, on a line that may be idle for an hour. */
@Timeout(300)
class HangUpTest {

  @TempDir private Path root;

  /** The wrapper has nothing but the end of the connection; on HDLC the meter has got DISC. */
  @ParameterizedTest
  @EnumSource
  void connection_is_closed_at_once_on_the_wrapper_alone(Framing framing) throws Exception {
    try (MeterHost host =
            MeterHost.start(HostOptions.loopback(1), InstantSource.system(), 77, usual -> usual);
        Relay relay = new Relay(meter(host, framing).port())) {
      ServedMeter meter = meter(host, framing);
      ServedMeter behind =
          new ServedMeter(
              meter.meter(), framing, List.of(relay.uri()), meter.server(), meter.physical());
      try (Rig rig = Rig.of(root, FleetText.onDemand(Map.of("meter-1", behind)))) {
        rig.startIms();
        rig.startGateway();
        rig.runWell("registers");
        if (framing == Framing.WRAPPER) {
          Eventually.await("the gateway has hung up", () -> relay.ended.get() == 1);
        }
        rig.runWell("registers");
        assertThat(relay.begun).hasValue(framing == Framing.WRAPPER ? 2 : 1);
      }
    }
  }

  private static ServedMeter meter(MeterHost host, Framing framing) {
    return host.meters().stream().filter(one -> one.framing() == framing).findFirst().orElseThrow();
  }

  /** Stands between a gateway and a meter, and counts connections. */
  private static final class Relay implements AutoCloseable {
    final AtomicInteger begun = new AtomicInteger();
    final AtomicInteger ended = new AtomicInteger();
    private final ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
    private final int meter;

    Relay(int meter) throws IOException {
      this.meter = meter;
      start(this::serve);
    }

    String uri() {
      return "tcp://127.0.0.1:" + server.getLocalPort() + "?idle=1h";
    }

    private static void start(Runnable work) {
      Thread thread = new Thread(work, "test-relay");
      thread.setDaemon(true);
      thread.start();
    }

    /** One connection after the other, until the server is closed. */
    private void serve() {
      while (!server.isClosed()) {
        try (Socket near = server.accept();
            Socket far = new Socket(InetAddress.getLoopbackAddress(), meter)) {
          begun.incrementAndGet();
          start(() -> pass(far, near));
          pass(near, far);
          ended.incrementAndGet();
        } catch (IOException e) {
          ended.incrementAndGet();
        }
      }
    }

    /** Until {@code from} ends. */
    private static void pass(Socket from, Socket to) {
      try {
        from.getInputStream().transferTo(to.getOutputStream());
      } catch (IOException over) {
        // the connection is over
      }
    }

    @Override
    public void close() throws IOException {
      server.close();
    }
  }
}
