// SPDX-License-Identifier: Apache-2.0
package org.kilowire.capture.ring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kilowire.capture.CaptureException;
import org.kilowire.capture.CaptureReason;
import org.kilowire.capture.LiveFrame;
import org.kilowire.capture.LiveListener;
import org.kilowire.capture.LiveSource;
import org.kilowire.capture.LiveState;
import org.kilowire.conversation.Octets;
import org.kilowire.tests.support.Eventually;
import org.kilowire.tests.support.LiveThreads;
import org.kilowire.tests.support.PrivateNetwork;

/**
 * What every source of an interface does. On a cable of the test's own; frames leave at one end and
 * are read at the other.
 */
abstract class LiveSourceContract {

  static final String ADDRESSES = "010ccd04000102000000000";
  static final String BODY = "88ba4000000c000000006002800101020304050607080910111213141516";
  static final Octets PLAIN = Octets.ofHex(ADDRESSES + "1" + BODY);
  static final Octets VID_5 = Octets.ofHex(ADDRESSES + "1" + "81008005" + BODY);
  static final Octets VID_0 = Octets.ofHex(ADDRESSES + "1" + "81000000" + BODY);
  static final Octets TWICE = Octets.ofHex(ADDRESSES + "1" + "88a8000a" + "81008005" + BODY);
  static final Octets RING = Octets.ofHex(ADDRESSES + "1" + "892f10340007" + BODY);
  static final Octets TAGGED_RING =
      Octets.ofHex(ADDRESSES + "1" + "81008005" + "892f10340007" + BODY);
  static final Octets IP = Octets.ofHex(ADDRESSES + "1" + "0800" + BODY.substring(4));

  @TempDir Path folder;

  final HeardFrames heard = new HeardFrames();

  @BeforeAll
  static void a_network_can_be_made() {
    Assumptions.assumeTrue(PrivateNetwork.possible(), "no network of one's own here");
  }

  /** A source of the cable's other end, not started. */
  abstract LiveSource source(boolean promiscuous);

  final LiveSource source() {
    return source(false);
  }

  final void await(int frames) {
    Eventually.await(() -> frames + " frames: " + heard.frames(), () -> heard.count() >= frames);
  }

  @Test
  void frames_are_whole_and_other_protocols_are_not_heard() throws Exception {
    PrivateNetwork.with(
        network -> {
          try (LiveSource source = source()) {
            source.start(heard);
            TestCalls.send("here", PLAIN, VID_5, IP, VID_0, TWICE, RING, TAGGED_RING, PLAIN);
            await(7);
            assertThat(heard.octets())
                .containsExactly(
                    PLAIN.toString(),
                    VID_5.toString(),
                    VID_0.toString(),
                    TWICE.toString(),
                    RING.toString(),
                    TAGGED_RING.toString(),
                    PLAIN.toString());
            Eventually.await("counted", () -> source.status().received() == 7);
          }
        });
  }

  @Test
  void an_interface_that_goes_down_and_up_goes_on_being_heard() throws Exception {
    PrivateNetwork.with(
        network -> {
          try (LiveSource source = source()) {
            source.start(heard);
            TestCalls.send("here", PLAIN);
            await(1);
            network.ip("link set there down");
            Eventually.await("looked", looks(5)::getAsBoolean);
            network.ip("link set there up");
            network.awaitCarrier();
            Eventually.await("up", () -> source.status().state() == LiveState.RECEIVING);
            TestCalls.send("here", VID_5);
            await(2);
            assertThat(heard.octets()).last().isEqualTo(VID_5.toString());
          }
        });
  }

  private BooleanSupplier looks(int more) {
    long enough = heard.looks() + more;
    return () -> heard.looks() >= enough;
  }

  @Test
  void closing_without_traffic_leaves_no_thread() throws Exception {
    PrivateNetwork.with(
        network -> {
          LiveSource source = source();
          source.start(heard);
          Eventually.await("looked", () -> heard.looks() > 0);
          source.close();
          source.close();
          assertThat(LiveThreads.named("kilowire capture there")).isEmpty();
          assertThat(source.status().state()).isEqualTo(LiveState.CLOSED);
          assertThat(folder).isEmptyDirectory();
          assertThatThrownBy(() -> source.start(heard)).isInstanceOf(IllegalStateException.class);
        });
  }

  @Test
  void what_this_system_sends_is_not_heard() throws Exception {
    PrivateNetwork.with(
        network -> {
          try (LiveSource source = source()) {
            source.start(heard);
            TestCalls.send("there", VID_5, VID_0);
            TestCalls.send("here", PLAIN);
            await(1);
            assertThat(heard.octets()).containsExactly(PLAIN.toString());
          }
        });
  }

  @Test
  void an_interface_that_comes_back_with_another_number_is_opened_again() throws Exception {
    PrivateNetwork.with(
        network -> {
          try (LiveSource source = source()) {
            source.start(heard);
            TestCalls.send("here", PLAIN);
            await(1);
            network.ip("link del here");
            Eventually.await("gone", () -> source.status().state() == LiveState.WAITING);
            assertThat(source.status().detail()).contains("there");
            network.connect();
            Eventually.await("open", () -> source.status().reopened() == 1);
            TestCalls.send("here", VID_5);
            await(2);
            assertThat(heard.octets()).last().isEqualTo(VID_5.toString());
            assertThat(heard.states())
                .startsWith(LiveState.RECEIVING)
                .contains(LiveState.WAITING)
                .endsWith(LiveState.RECEIVING);
          }
        });
  }

  @Test
  void an_interface_that_is_not_there_yet_is_waited_for() throws Exception {
    PrivateNetwork.with(
        network -> {
          network.ip("link del here");
          try (LiveSource source = source()) {
            source.start(heard);
            assertThat(source.status().state()).isEqualTo(LiveState.WAITING);
            network.connect();
            Eventually.await("open", () -> source.status().state() == LiveState.RECEIVING);
            TestCalls.send("here", PLAIN);
            await(1);
            assertThat(source.status().reopened()).isZero();
          }
        });
  }

  @Test
  void the_listener_may_close_it() throws Exception {
    PrivateNetwork.with(
        network -> {
          LiveSource source = source();
          source.start(
              new LiveListener() {
                @Override
                public void ethernet(LiveFrame frame) {
                  source.close();
                }
              });
          TestCalls.send("here", PLAIN);
          LiveThreads.awaitNone("kilowire capture there");
          assertThat(source.status().state()).isEqualTo(LiveState.CLOSED);
        });
  }

  @Test
  void a_listener_that_fails_ends_it_and_says_so() throws Exception {
    PrivateNetwork.with(
        network -> {
          LiveSource source = source();
          source.start(
              new LiveListener() {
                @Override
                public void ethernet(LiveFrame frame) {
                  throw new IllegalStateException("of the test");
                }
              });
          TestCalls.send("here", PLAIN);
          LiveThreads.awaitNone("kilowire capture there");
          assertThat(source.status().state()).isEqualTo(LiveState.FAILED);
          assertThat(source.status().detail()).contains("of the test");
          source.close();
        });
  }

  @Test
  void without_the_capability_it_says_how_to_have_it() throws Exception {
    PrivateNetwork.with(
        network -> {
          TestCalls.dropCapabilities();
          LiveSource source = source();
          assertThatThrownBy(() -> source.start(heard))
              .isInstanceOfSatisfying(
                  CaptureException.class,
                  e -> assertThat(e.reason()).isEqualTo(CaptureReason.NOT_PERMITTED))
              .hasMessageContaining("AmbientCapabilities=CAP_NET_RAW")
              .hasMessageContaining("/etc/systemd/system/kura.service.d/kilowire.conf");
          assertThat(source.status().state()).isEqualTo(LiveState.FAILED);
          assertThat(LiveThreads.named("kilowire capture there")).isEmpty();
        });
  }

  @Test
  void it_is_promiscuous_only_when_told() throws Exception {
    PrivateNetwork.with(
        network -> {
          try (LiveSource source = source(true)) {
            source.start(heard);
            assertThat(network.ask("ip", "-d", "link", "show", "there")).contains("promiscuity 1");
          }
        });
  }
}
