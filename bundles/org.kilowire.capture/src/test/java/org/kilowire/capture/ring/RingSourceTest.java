// SPDX-License-Identifier: Apache-2.0
package org.kilowire.capture.ring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.kilowire.capture.LiveSource;
import org.kilowire.capture.LiveState;
import org.kilowire.sv.ethernet.MacAddress;
import org.kilowire.tests.support.Eventually;
import org.kilowire.tests.support.LiveThreads;
import org.kilowire.tests.support.OpenFiles;
import org.kilowire.tests.support.PrivateNetwork;

/** On a cable of the test's own; frames leave at one end and are read at the other. */
final class RingSourceTest extends LiveSourceContract {

  private RingOptions options() {
    return RingOptions.of("there", folder);
  }

  @Override
  LiveSource source(boolean promiscuous) {
    return new RingSource(options().withPromiscuous(promiscuous));
  }

  @Test
  void tags_are_kept_and_rings_are_seen_and_other_protocols_are_not() throws Exception {
    PrivateNetwork.with(
        network -> {
          try (RingSource source = new RingSource(options())) {
            source.start(heard);
            TestCalls.send("here", PLAIN, VID_5, IP, VID_0, TWICE, RING, TAGGED_RING, PLAIN);
            await(7);
            assertThat(heard.frames())
                .containsExactly(
                    "untagged " + PLAIN,
                    "tci 32773 " + VID_5,
                    "tci 0 " + VID_0,
                    "tci 10 " + TWICE,
                    "untagged " + RING,
                    "tci 32773 " + TAGGED_RING,
                    "untagged " + PLAIN);
          }
        });
  }

  @Test
  void an_interface_that_goes_down_and_up_is_heard_again() throws Exception {
    PrivateNetwork.with(
        network -> {
          try (RingSource source = new RingSource(options())) {
            source.start(heard);
            TestCalls.send("here", PLAIN);
            await(1);
            network.ip("link set there down");
            Eventually.await("down", () -> source.status().state() == LiveState.DOWN);
            network.ip("link set there up");
            network.awaitCarrier();
            Eventually.await("up", () -> source.status().state() == LiveState.RECEIVING);
            TestCalls.send("here", VID_5);
            await(2);
            assertThat(heard.states())
                .containsExactly(LiveState.RECEIVING, LiveState.DOWN, LiveState.RECEIVING);
            assertThat(source.status().reopened()).isZero();
          }
        });
  }

  @Test
  void drops_of_the_kernel_are_counted_apart() throws Exception {
    int sent = 5000;
    PrivateNetwork.with(
        network -> {
          try (RingSource source = new RingSource(options().withRing(2, 1 << 14))) {
            CountDownLatch hold = heard.holdNext();
            source.start(heard);
            TestCalls.sendOften("here", PLAIN, sent);
            hold.countDown();
            Eventually.await(
                () -> "all accounted for: " + source.status(),
                () -> source.status().received() + source.status().kernelDrops() == sent);
            assertThat(source.status().kernelDrops()).isPositive();
            assertThat(heard.count()).isEqualTo((int) source.status().received());
            assertThat(source.status().unreadable()).isZero();
          }
        });
  }

  @Test
  void closing_without_traffic_leaves_no_thread_and_no_descriptor() throws Exception {
    PrivateNetwork.with(
        network -> {
          new RingSource(options()).close();
          long before = packetSockets(network);
          RingSource source = new RingSource(options());
          source.start(heard);
          Eventually.await("looked", () -> heard.looks() > 0);
          assertThat(packetSockets(network)).isEqualTo(before + 1);
          source.close();
          source.close();
          assertThat(LiveThreads.named("kilowire capture there")).isEmpty();
          assertThat(packetSockets(network)).isEqualTo(before);
          assertThat(source.status().state()).isEqualTo(LiveState.CLOSED);
          assertThat(OpenFiles.under(folder)).isEmpty();
          assertThat(folder).isEmptyDirectory();
          assertThatThrownBy(() -> source.start(heard)).isInstanceOf(IllegalStateException.class);
        });
  }

  /** Those of the network: the file has a line of heads. */
  private static long packetSockets(PrivateNetwork network) throws Exception {
    return network.ask("cat", "/proc/net/packet").lines().count() - 1;
  }

  @Test
  void a_step_of_the_clock_is_told_before_its_time() throws Exception {
    AtomicLong readings = new AtomicLong();
    HeardClock clock = new HeardClock();
    PrivateNetwork.with(
        network -> {
          try (RingSource source =
              new RingSource(options(), () -> readings.incrementAndGet() / 7 * HeardClock.STEP)) {
            source.start(clock);
            Eventually.await("looked", clock.looks(20)::getAsBoolean);
          }
        });
    assertThat(clock.early()).as("looks at a time that was not told").isZero();
    assertThat(clock.told()).isGreaterThan(2 * HeardClock.STEP);
  }

  @Test
  void the_streams_groups_are_joined_and_left() throws Exception {
    PrivateNetwork.with(
        network -> {
          Set<MacAddress> groups =
              Set.of(MacAddress.ofSampledValues(1), MacAddress.ofSampledValues(0x1FF));
          RingSource source = new RingSource(options().withGroups(groups));
          source.start(heard);
          String joined = network.ask("ip", "maddr", "show", "dev", "there");
          assertThat(joined).contains("01:0c:cd:04:00:01").contains("01:0c:cd:04:01:ff");
          assertThat(network.ask("ip", "-d", "link", "show", "there")).contains("promiscuity 0");
          source.close();
          assertThat(network.ask("ip", "maddr", "show", "dev", "there"))
              .doesNotContain("01:0c:cd:04");
        });
  }
}
