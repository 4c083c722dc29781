// SPDX-License-Identifier: Apache-2.0
package org.kilowire.link.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.kilowire.conversation.LinkException;
import org.kilowire.conversation.Octets;
import org.kilowire.link.Link;
import org.kilowire.link.memory.Pipe;

final class LossyLinkTest {

  private static final int OCTETS = 20_000;

  private final List<Long> pauses = new ArrayList<>();

  private LossyLink lossy(Link inner, LineFault fault, double value) {
    return new LossyLink(inner, LinkFaults.NONE.with(fault, value), 7, pauses::add);
  }

  private static long now() {
    return System.nanoTime();
  }

  /** What arrives of so many zero octets, sent in pieces of {@code piece}, and in what pieces. */
  private byte[] passed(LineFault fault, double value, int piece) throws LinkException {
    Pipe pipe = Pipe.stream();
    LossyLink link = lossy(pipe.near(), fault, value);
    for (int sent = 0; sent < OCTETS; sent += piece) {
      link.send(ByteBuffer.wrap(new byte[piece]), now() + 1_000_000_000);
    }
    link.receive(ByteBuffer.allocate(1), now());
    return all(pipe.far());
  }

  private static byte[] all(Link link) throws LinkException {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    ByteBuffer into = ByteBuffer.allocate(4096);
    while (link.receive(into.clear(), now()) > 0) {
      all.write(into.array(), 0, into.position());
    }
    return all.toByteArray();
  }

  @Test
  void octets_are_dropped_about_as_often_as_asked() throws Exception {
    assertThat(passed(LineFault.DROP_OCTET, 0.1, 100).length).isBetween(17_500, 18_500);
  }

  @Test
  void bits_are_flipped_about_as_often_as_asked() throws Exception {
    byte[] octets = passed(LineFault.FLIP_BIT, 0.1, 100);
    int flipped = 0;
    for (byte octet : octets) {
      flipped += Integer.bitCount(octet & 0xFF);
    }
    assertThat(octets).hasSize(OCTETS);
    assertThat(flipped).isBetween(1_700, 2_300);
  }

  @Test
  void garbage_is_inserted() throws Exception {
    assertThat(passed(LineFault.GARBAGE, 0.1, 100).length)
        .isBetween(OCTETS + 12_000, OCTETS + 22_000);
  }

  @Test
  void pieces_are_dropped_whole() throws Exception {
    byte[] octets = passed(LineFault.DROP, 0.5, 100);
    assertThat(octets.length % 100).isZero();
    assertThat(octets.length).isBetween(6_000, 14_000);
  }

  @Test
  void merging_loses_nothing() throws Exception {
    assertThat(passed(LineFault.MERGE, 0.5, 100)).hasSize(OCTETS);
  }

  @Test
  void the_same_octets_suffer_however_they_are_cut() throws Exception {
    assertThat(passed(LineFault.FLIP_BIT, 0.1, 100))
        .isEqualTo(passed(LineFault.FLIP_BIT, 0.1, 1000))
        .isNotEqualTo(new byte[OCTETS]);
  }

  @Test
  void what_is_received_suffers_too() throws Exception {
    Pipe pipe = Pipe.stream();
    pipe.far().send(ByteBuffer.wrap(new byte[OCTETS]), now());
    LossyLink link = lossy(pipe.near(), LineFault.DROP_OCTET, 0.1);
    assertThat(all(link).length).isBetween(17_500, 18_500);
  }

  @Test
  void it_closes_after_so_many_octets_of_both_directions() throws Exception {
    Pipe pipe = Pipe.stream();
    LossyLink link = lossy(pipe.near(), LineFault.CLOSE_AFTER, 10);
    link.send(ByteBuffer.wrap(new byte[4]), now());
    pipe.far().send(ByteBuffer.wrap(new byte[4]), now());
    assertThat(all(link)).hasSize(4);
    link.send(ByteBuffer.wrap(new byte[4]), now());
    assertThat(all(pipe.far())).hasSize(6);
    assertThat(pipe.far().receive(ByteBuffer.allocate(1), now())).isEqualTo(-1);
    assertThat(link.receive(ByteBuffer.allocate(1), now())).isEqualTo(-1);
    assertThatThrownBy(() -> link.send(ByteBuffer.wrap(new byte[1]), now()))
        .isInstanceOf(LinkException.class);
  }

  @Test
  void each_send_is_delayed() throws Exception {
    LossyLink link = lossy(Pipe.stream().near(), LineFault.DELAY, 1.5);
    link.send(ByteBuffer.wrap(new byte[4]), now());
    link.send(ByteBuffer.wrap(new byte[4]), now());
    assertThat(pauses).containsExactly(1_500_000L, 1_500_000L);
  }

  private static List<Octets> datagrams(Link link) throws LinkException {
    List<Octets> all = new ArrayList<>();
    ByteBuffer into = ByteBuffer.allocate(100);
    while (link.receive(into.clear(), now()) > 0) {
      all.add(Octets.copyOf(into.flip()));
    }
    return all;
  }

  private static void send(Link link, String... datagrams) throws LinkException {
    for (String datagram : datagrams) {
      link.send(Octets.ofHex(datagram).buffer(), now());
    }
  }

  private static List<Octets> octets(String... datagrams) {
    return Arrays.stream(datagrams).map(Octets::ofHex).toList();
  }

  @Test
  void datagrams_are_repeated() throws Exception {
    Pipe pipe = Pipe.datagram();
    LossyLink link = lossy(pipe.near(), LineFault.REPEAT, 1);
    send(link, "01", "02");
    assertThat(datagrams(pipe.far())).isEqualTo(octets("01", "01", "02", "02"));
    send(pipe.far(), "03", "04");
    assertThat(datagrams(link)).isEqualTo(octets("03", "03", "04", "04"));
  }

  @Test
  void datagrams_overtake_each_other() throws Exception {
    Pipe pipe = Pipe.datagram();
    LossyLink link = lossy(pipe.near(), LineFault.REORDER, 1);
    send(link, "01", "02", "03", "04");
    assertThat(datagrams(pipe.far())).isEqualTo(octets("02", "01", "04", "03"));
    send(pipe.far(), "05", "06", "07");
    assertThat(datagrams(link)).isEqualTo(octets("06", "05", "07"));
  }

  @Test
  void datagrams_are_lost() throws Exception {
    Pipe pipe = Pipe.datagram();
    send(lossy(pipe.near(), LineFault.DROP, 1), "01", "02");
    assertThat(datagrams(pipe.far())).isEmpty();
  }

  @Test
  void faults_are_read_by_name_and_all_problems_told() {
    LinkFaults faults = LinkFaults.parse(" drop=0.25, close-after=5000").faults().orElseThrow();
    assertThat(faults.value(LineFault.DROP)).isEqualTo(0.25);
    assertThat(faults.value(LineFault.CLOSE_AFTER)).isEqualTo(5000);
    assertThat(LinkFaults.parse(faults.toString()).faults()).contains(faults);
    assertThat(LinkFaults.parse("").faults()).contains(LinkFaults.NONE);
    assertThat(LinkFaults.parse("drop=1.5,lose=1,split,merge=-1,delay=x").problems()).hasSize(5);
    assertThatThrownBy(() -> LinkFaults.NONE.with(LineFault.DROP, 2))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
