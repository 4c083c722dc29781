// SPDX-License-Identifier: Apache-2.0
package org.kilowire.benchmarks;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.kilowire.simulators.meter.HostOptions;
import org.kilowire.simulators.meter.MeterHost;
import org.kilowire.simulators.meter.ServedMeter;
import org.kilowire.simulators.meter.ServedMeter.Framing;
import org.kilowire.simulators.meter.model.ProfileOptions;

/**
 * The simulated meter and the bare exchange, in a JVM of their own, so that only the client is
 * measured. The JVM ends with its standard input.
 */
final class BenchmarkMeter implements AutoCloseable {

  static final String PASSWORD = "12345678";
  private static final Instant NOW = Instant.parse("2026-10-26T12:07:00Z");
  private static final int DAYS = 33;

  private final Process process;

  /** Ports of 127.0.0.1. */
  final int wrapper;

  final int hdlc;
  final int exchange;

  /** The lower HDLC address. */
  final int physical;

  private BenchmarkMeter(Process process, String[] ports) {
    this.process = process;
    this.wrapper = Integer.parseInt(ports[0]);
    this.hdlc = Integer.parseInt(ports[1]);
    this.exchange = Integer.parseInt(ports[2]);
    this.physical = Integer.parseInt(ports[3]);
  }

  static BenchmarkMeter start() throws IOException {
    String java = System.getProperty("java.home") + "/bin/java";
    Process process =
        new ProcessBuilder(
                List.of(
                    java,
                    "-cp",
                    System.getProperty("java.class.path"),
                    BenchmarkMeter.class.getName()))
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.US_ASCII));
    String ports = lines.readLine();
    if (ports == null) {
      throw new IOException("the meter did not start");
    }
    return new BenchmarkMeter(process, ports.split(" "));
  }

  /** The child's. */
  public static void main(String[] args) throws Exception {
    MeterHost host =
        MeterHost.start(
            HostOptions.loopback(1),
            InstantSource.fixed(NOW),
            7,
            like ->
                like.withProfile(ProfileOptions.of(Duration.ofMinutes(15), DAYS))
                    .withPassword(PASSWORD));
    try (host;
        BareExchange.Server exchange = BareExchange.serve()) {
      ServedMeter hdlc = meter(host, Framing.HDLC);
      System.out.println(
          meter(host, Framing.WRAPPER).port()
              + " "
              + hdlc.port()
              + " "
              + exchange.port()
              + " "
              + hdlc.physical());
      while (System.in.read() >= 0) {
        // until the parent ends
      }
    }
    System.exit(0);
  }

  private static ServedMeter meter(MeterHost host, Framing framing) {
    return host.meters().stream().filter(one -> one.framing() == framing).findFirst().orElseThrow();
  }

  @Override
  public void close() throws IOException {
    process.getOutputStream().close();
  }
}
