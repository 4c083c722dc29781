// SPDX-License-Identifier: Apache-2.0
package org.kilowire.simulators.mergingunit.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kilowire.capture.LiveFrame;
import org.kilowire.capture.LiveListener;
import org.kilowire.capture.LiveSource;
import org.kilowire.capture.octets.OctetSource;
import org.kilowire.capture.ring.RingOptions;
import org.kilowire.capture.ring.RingSource;
import org.kilowire.simulators.mergingunit.cli.SimulateFt3Command;
import org.kilowire.simulators.mergingunit.cli.SimulateSvCommand;
import org.kilowire.sv.ethernet.EthernetView;
import org.kilowire.sv.ft3.Ft3Options;
import org.kilowire.sv.ft3.Ft3View;
import org.kilowire.tests.support.Eventually;
import org.kilowire.tests.support.LoopbackPort;
import org.kilowire.tests.support.PrivateNetwork;
import picocli.CommandLine;

final class LiveSendingTest {

  @TempDir Path folder;

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  /** Counts what comes, and what of it is simulated sampled values with a tag. */
  private static final class Counting implements LiveListener {
    private final EthernetView view = new EthernetView();
    private final AtomicLong frames = new AtomicLong();
    private final AtomicLong simulated = new AtomicLong();

    @Override
    public void ethernet(LiveFrame frame) {
      frames.incrementAndGet();
      if (view.wrap(frame.octets(), frame.offset(), frame.length(), frame.tci())
          && view.isSimulated()
          && view.isTagged()
          && view.priority() == 4) {
        simulated.incrementAndGet();
      }
    }

    @Override
    public void ft3(Ft3View frame, long atNanos) {
      frames.incrementAndGet();
    }
  }

  private int run(Callable<Integer> command, String... arguments) {
    return new CommandLine(command)
        .setOut(new PrintWriter(out, true))
        .setErr(new PrintWriter(err, true))
        .execute(arguments);
  }

  @Test
  void what_is_said_to_be_sent_comes_in_at_the_other_end() throws Exception {
    Assumptions.assumeTrue(PrivateNetwork.possible(), "no network of one's own here");
    PrivateNetwork.with(
        network -> {
          Counting counting = new Counting();
          try (LiveSource source = new RingSource(RingOptions.of("there", folder))) {
            source.start(counting);
            int code =
                run(
                    new SimulateSvCommand(),
                    "--interface",
                    "here",
                    "--seconds",
                    "1",
                    "--profile",
                    "9-2LE,universal-12",
                    "--fault",
                    "KWMU0101/loss@100+10");
            assertThat(code).as(err.toString()).isZero();
            assertThat(out.toString())
                .contains("stream KWMU0101  9-2  9-2LE  4000/s  marked as simulated")
                .contains("sent   KWMU0101  3990 frames, 4000 samples made, 10 lost, loss 10")
                .contains("sent   LD02  4000 frames")
                .contains("late   ");
            Eventually.await(
                () -> "all: " + counting.frames, () -> counting.frames.get() >= 3990 + 4000);
            assertThat(counting.simulated).hasValue(3990 + 4000);
            assertThat(source.status().kernelDrops()).isZero();
          }
        });
  }

  @Test
  void frames_of_ft3_are_datagrams() throws Exception {
    Counting counting = new Counting();
    try (LoopbackPort port = LoopbackPort.hold();
        LiveSource source =
            OctetSource.datagrams(
                new InetSocketAddress("127.9.0.2", port.number()), Ft3Options.MERGING_UNIT)) {
      source.start(counting);
      int code =
          run(
              new SimulateFt3Command(),
              "--udp",
              "127.9.0.2:" + port.number(),
              "--seconds",
              "1",
              "--rate",
              "1000");
      assertThat(code).as(err.toString()).isZero();
      Eventually.await(() -> "all: " + counting.frames, () -> counting.frames.get() == 1000);
    }
  }

  @Test
  void an_interface_that_is_not_there_is_said() {
    assertThatThrownBy(() -> InterfaceSink.open("no-such-thing"))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("no-such-thing");
    assertThatThrownBy(() -> InterfaceSink.open("a-name-that-is-too-long"))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("1..15");
  }

  @Test
  void a_file_and_an_interface_are_one_too_many_and_none_too_few() {
    assertThat(run(new SimulateSvCommand(), "--interface", "here", "--out", "file")).isEqualTo(2);
    assertThat(run(new SimulateSvCommand())).isEqualTo(2);
    assertThat(run(new SimulateFt3Command(), "--udp", "host")).isEqualTo(2);
    assertThat(run(new SimulateFt3Command(), "--udp", "h:1", "--out", "file")).isEqualTo(2);
    assertThat(err.toString()).contains("either --out or --interface").contains("HOST:PORT");
  }

  @Test
  void what_is_sent_now_has_no_other_begin() throws Exception {
    String loopback = InetAddress.getLoopbackAddress().getHostAddress();
    try (LoopbackPort port = LoopbackPort.hold()) {
      int code =
          run(
              new SimulateFt3Command(),
              "--udp",
              loopback + ":" + port.number(),
              "--start",
              "2026-01-01T00:00:00Z");
      assertThat(code).isEqualTo(2);
      assertThat(err.toString()).contains("--start");
    }
  }
}
