// SPDX-License-Identifier: Apache-2.0
package org.kilowire.dlms.hdlc;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.kilowire.conversation.Outcome;
import org.kilowire.dlms.datalink.CountingHandler;
import org.kilowire.dlms.datalink.LineFaults;
import org.kilowire.dlms.datalink.SimulatedLine;

/** Client against server: every APDU arrives once and as it was, or its exchange fails. */
final class HdlcFaultsTest {

  private static final int[] INFO = {16, 17, 62, 64, 128, 250, 512, 1024, 2030};

  private int ok;
  private int failed;

  @Test
  void every_window_and_size_carries_apdus_of_any_length() {
    for (int window = 1; window <= 7; window++) {
      for (int info : INFO) {
        SimulatedLine.Fault none = SimulatedLine.NONE;
        session(window * 10_000 + info, HdlcParameters.of(info, window), none, none, 6);
      }
    }
    assertThat(failed).isZero();
  }

  @Test
  void asymmetric_and_tiny_sizes_are_kept() {
    SimulatedLine.Fault none = SimulatedLine.NONE;
    session(1, new HdlcParameters(128, 62, 2, 5), none, none, 6);
    session(2, new HdlcParameters(1, 2, 7, 7), none, none, 6);
    assertThat(failed).isZero();
  }

  @Test
  void a_bad_line_loses_doubles_and_alters_nothing() {
    disturbed(0, 60, 0.1);
    assertThat(ok).isGreaterThan(5 * failed);
  }

  @Test
  void a_very_bad_line_fails_with_a_reason() {
    disturbed(1_000, 40, 0.5);
    assertThat(failed).isPositive();
    assertThat(ok).isPositive();
  }

  @Test
  @Tag("slow")
  @Tag("part-3")
  void bad_lines_of_many_seeds_lose_double_and_alter_nothing() {
    disturbed(10_000, 3_000, 0.05);
    assertThat(failed).isLessThan(ok / 100);
    disturbed(20_000, 3_000, 0.15);
    disturbed(30_000, 3_000, 0.4);
  }

  private void disturbed(int firstSeed, int count, double rate) {
    for (int seed = firstSeed; seed < firstSeed + count; seed++) {
      Random random = new Random(seed);
      HdlcParameters sizes =
          new HdlcParameters(
              16 + random.nextInt(300),
              16 + random.nextInt(2015),
              1 + random.nextInt(7),
              1 + random.nextInt(7));
      session(seed, sizes, new LineFaults(2L * seed, rate), new LineFaults(2L * seed + 1, rate), 8);
    }
  }

  private void session(
      int seed,
      HdlcParameters sizes,
      SimulatedLine.Fault fromClient,
      SimulatedLine.Fault fromServer,
      int exchanges) {
    CountingHandler device = new CountingHandler();
    HdlcServer server =
        new HdlcServer(
            new HdlcServerSettings(HdlcParameters.of(2030, 7), 0, 500_000_000, 0xFFFF),
            (client, logical, physical) ->
                client == 16 && logical == 1 && physical == 17
                    ? Optional.of(device)
                    : Optional.empty());
    SimulatedLine line = new SimulatedLine(server);
    line.faults(fromClient, fromServer);
    HdlcLink link =
        new HdlcLink(
            HdlcSettings.of(16, 1, 17)
                .withProposed(sizes)
                .withPatience(Duration.ofSeconds(2), Duration.ofMillis(300), 4));
    Random random = new Random(seed);
    boolean connected = false;
    for (int number = 0; number < exchanges; number++) {
      if (!connected) {
        connected = line.run(link.connect()) instanceof Outcome.Ok;
      }
      int length = 8 + random.nextInt(random.nextBoolean() ? 40 : 8_000);
      int answerLength = 1 + random.nextInt(random.nextBoolean() ? 40 : 8_000);
      ByteBuffer request = CountingHandler.request(number, answerLength, length);
      Outcome<ByteBuffer> outcome = line.run(link.exchange(request, false));
      String what = "seed " + seed + ", exchange " + number + ": " + outcome;
      if (outcome instanceof Outcome.Ok<ByteBuffer> answer) {
        ok++;
        assertThat(answer.value()).as(what).isEqualTo(CountingHandler.answer(number, answerLength));
        assertThat(device.executions(number)).as(what).isEqualTo(1);
      } else {
        failed++;
        connected = false;
        assertThat(device.executions(number)).as(what).isLessThanOrEqualTo(1);
        assertThat(outcome).as(what).isInstanceOf(Outcome.Failed.class);
      }
      assertThat(device.garbled()).as(what).isFalse();
    }
    assertThat(line.run(link.disconnect())).isInstanceOf(Outcome.Ok.class);
  }
}
