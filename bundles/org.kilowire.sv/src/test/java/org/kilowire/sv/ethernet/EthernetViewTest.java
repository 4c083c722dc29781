// SPDX-License-Identifier: Apache-2.0
package org.kilowire.sv.ethernet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.kilowire.conversation.Octets;
import org.kilowire.sv.SvFormat;
import org.kilowire.sv.SvReason;
import org.kilowire.sv.SvVectors;
import org.kilowire.sv.SvVectors.Vector;

final class EthernetViewTest {

  private static final byte FILL = (byte) 0xA5;
  private static final int HEADERS_TAGGED = 26;

  private final EthernetView view = new EthernetView();

  static Stream<Vector> vectors() {
    return SvVectors.read("ethernet.txt");
  }

  static Stream<Vector> others() {
    return SvVectors.read("ethernet-other.txt");
  }

  private static Octets vector(String name) {
    return vectors().filter(one -> one.name().equals(name)).findFirst().orElseThrow().octets();
  }

  private boolean wrap(Octets octets) {
    return view.wrap(octets.toArray(), 0, octets.length());
  }

  private String said(boolean accepted) {
    if (accepted) {
      return EthernetLines.line(view);
    }
    return view.reason() == null ? "other" : view.reason().code();
  }

  @ParameterizedTest
  @MethodSource("vectors")
  void decodes_vector(Vector vector) {
    assertThat(said(wrap(vector.octets()))).isEqualTo(vector.expected());
    assertThat(view.reason()).isNull();
  }

  @ParameterizedTest
  @MethodSource("others")
  void refuses_or_reads_what_is_not_as_it_should_be(Vector vector) {
    assertThat(said(wrap(vector.octets()))).isEqualTo(vector.expected());
  }

  @ParameterizedTest
  @MethodSource("vectors")
  void encodes_vector(Vector vector) {
    assertThat(wrap(vector.octets())).isTrue();
    EthernetFrame frame = EthernetFrame.of(view);
    byte[] target = new byte[vector.octets().length() + 7];
    Arrays.fill(target, FILL);
    int end = 3 + frame.encode(target, 3);
    assertThat(Octets.of(Arrays.copyOfRange(target, 3, end))).isEqualTo(vector.octets());
    assertThat(new byte[] {target[0], target[2], target[end], target[target.length - 1]})
        .containsOnly(FILL);
  }

  @ParameterizedTest
  @MethodSource("vectors")
  void round_trips(Vector vector) {
    assertThat(wrap(vector.octets())).isTrue();
    EthernetFrame frame = EthernetFrame.of(view);
    assertThat(wrap(frame.toOctets())).isTrue();
    assertThat(EthernetFrame.of(view)).isEqualTo(frame);
  }

  /** A cut through padding or trailer takes nothing that Length bounds. */
  @ParameterizedTest
  @MethodSource("vectors")
  void refuses_every_prefix(Vector vector) {
    byte[] octets = vector.octets().toArray();
    assertThat(view.wrap(octets, 0, octets.length)).isTrue();
    int whole = view.apduOffset() + view.apduLength();
    for (int end = 0; end < whole; end++) {
      assertThat(view.wrap(octets, 0, end)).as("%d octets", end).isFalse();
      assertThat(view.reason()).as("%d octets", end).isNotNull();
    }
    assertThat(view.wrap(octets, 0, whole)).isTrue();
  }

  @Test
  void a_frame_is_read_where_it_lies() {
    byte[] octets = vector("9-2LE").toArray();
    byte[] around = new byte[octets.length + 20];
    Arrays.fill(around, FILL);
    System.arraycopy(octets, 0, around, 11, octets.length);
    assertThat(view.wrap(around, 11, octets.length)).isTrue();
    assertThat(view.octets()).isSameAs(around);
    assertThat(view.apduOffset()).isEqualTo(11 + HEADERS_TAGGED);
    assertThat(view.apduLength()).isEqualTo(100);
    assertThat(view.format()).isEqualTo(SvFormat.IEC_61850_9_2);
  }

  @Test
  void no_tag_is_something_else_than_vlan_0() {
    assertThat(wrap(vector("untagged, padded"))).isTrue();
    assertThat(view.isTagged()).isFalse();
    assertThat(view.vlanId()).isEqualTo(EthernetView.NONE);
    assertThat(view.priority()).isEqualTo(EthernetView.NONE);
    assertThat(wrap(vector("tagged, padded"))).isTrue();
    assertThat(view.isTagged()).isTrue();
    assertThat(view.vlanId()).isZero();
    assertThat(view.priority()).isEqualTo(4);
  }

  @Test
  void a_tag_beside_the_frame_counts_unless_one_is_in_it() {
    byte[] bare = vector("untagged, padded").toArray();
    assertThat(view.wrap(bare, 0, bare.length, 0xE005)).isTrue();
    assertThat(view.vlanId()).isEqualTo(5);
    assertThat(view.priority()).isEqualTo(7);
    assertThat(view.wrap(bare, 0, bare.length, 0)).isTrue();
    assertThat(view.isTagged()).isTrue();
    assertThat(view.vlanId()).isZero();
    byte[] tagged = vector("VLAN 5, priority 7, DEI").toArray();
    assertThat(view.wrap(tagged, 0, tagged.length, 0x0009)).isTrue();
    assertThat(view.vlanId()).isEqualTo(5);
    assertThat(view.inBandTags()).isEqualTo(1);
    assertThat(view.wrap(bare, 0, bare.length)).isTrue();
    assertThat(view.isTagged()).isFalse();
  }

  /** The size of a trailer does not count a tag, so it is right without one that was taken out. */
  @Test
  void a_trailer_is_found_when_the_kernel_has_taken_the_tag_out() {
    byte[] whole = vector("PRP A").toArray();
    byte[] bare = new byte[whole.length - VlanTag.LENGTH];
    System.arraycopy(whole, 0, bare, 0, EthernetView.TYPE_AT);
    System.arraycopy(
        whole, EthernetView.TYPE_AT + VlanTag.LENGTH, bare, EthernetView.TYPE_AT, bare.length - 12);
    assertThat(view.wrap(bare, 0, bare.length, 0x8000)).isTrue();
    assertThat(view.prpSequence()).isEqualTo(1);
    assertThat(view.prpLan()).isEqualTo(PrpLan.A);
  }

  @Test
  void what_is_not_there_is_none() {
    assertThat(wrap(vector("9-1"))).isTrue();
    assertThat(view.hasHsrTag()).isFalse();
    assertThat(new int[] {view.hsrPath(), view.hsrSize(), view.hsrSequence()})
        .containsOnly(EthernetView.NONE);
    assertThat(new int[] {view.prpSequence(), view.prpOffset()}).containsOnly(EthernetView.NONE);
    assertThat(view.prpLan()).isNull();
    assertThat(view.isSimulated()).isFalse();
  }

  @Test
  void the_bits_of_reserved1_are_told_apart() {
    assertThat(wrap(vector("extension told"))).isTrue();
    assertThat(view.isSimulated()).isFalse();
    assertThat(view.reservedBits()).isEqualTo(7);
    assertThat(view.extensionLength()).isEqualTo(20);
    assertThat(wrap(vector("simulated"))).isTrue();
    assertThat(view.isSimulated()).isTrue();
    assertThat(view.reservedBits()).isZero();
    assertThat(view.extensionLength()).isZero();
  }

  @Test
  void a_view_forgets_the_frame_before() {
    assertThat(wrap(vector("PRP B, 9-2LE, two tags"))).isTrue();
    assertThat(wrap(Octets.EMPTY)).isFalse();
    assertThat(view.reason()).isEqualTo(SvReason.SHORT_FRAME);
    assertThat(wrap(vector("untagged, padded"))).isTrue();
    assertThat(view.hasPrpTrailer()).isFalse();
    assertThat(view.isTagged()).isFalse();
    assertThat(view.reason()).isNull();
  }

  @Test
  void a_window_outside_of_the_array_is_an_error_of_the_caller() {
    assertThatExceptionOfType(IndexOutOfBoundsException.class)
        .isThrownBy(() -> view.wrap(new byte[60], 1, 60));
  }
}
