// SPDX-License-Identifier: Apache-2.0
package org.kilowire.dlms.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.kilowire.conversation.Octets;
import org.kilowire.dlms.Allocation;
import org.kilowire.dlms.cosem.profile.ProfileDecoder;
import org.kilowire.dlms.datalink.ApduHandler;
import org.kilowire.dlms.session.client.DlmsClient;
import org.kilowire.dlms.session.server.DlmsServer;
import org.kilowire.dlms.session.server.ServerSettings;
import org.kilowire.dlms.xdlms.codec.GetResponseView;

/**
 * What readings cost in heap; generous bounds, since a change of kind is what has to be noticed.
 */
final class AllocationTest {

  private static final int TURNS = 2000;

  private final MemoryPump pump =
      new MemoryPump(new DlmsServer(16, new Device(), ServerSettings.DEFAULT));
  private final DlmsClient client = new DlmsClient(new MemoryLink(), ClientSettings.DEFAULT);

  @Test
  void a_view_allocates_nothing() {
    GetResponseView view = new GetResponseView();
    ByteBuffer block = ByteBuffer.wrap(Octets.ofHex("C402C1010000000700 03 010203").toArray());
    long octets =
        Allocation.perTurn(
            TURNS,
            () -> {
              block.clear();
              if (!view.wrap(block) || view.number() != 7 || view.body().remaining() != 3) {
                throw new AssertionError("another block");
              }
            });
    assertThat(octets).isZero();
  }

  @Test
  void rows_of_numbers_allocate_nothing_however_they_are_cut() {
    ByteBuffer rows =
        ByteBuffer.wrap(
            Octets.ofHex("0114" + "0203 090C07E9010103000F00FFFFC400 1101 0600012345".repeat(20))
                .toArray());
    ProfileDecoder decoder = new ProfileDecoder(3, 1000, new SumSink());
    long octets =
        Allocation.perTurn(
            TURNS,
            () -> {
              decoder.reset();
              for (int from = 0; from < rows.capacity(); from += 100) {
                rows.limit(Math.min(rows.capacity(), from + 100)).position(from);
                decoder.feed(rows);
              }
              if (!decoder.end() || decoder.rows() != 20) {
                throw new AssertionError(decoder.detail());
              }
            });
    assertThat(octets).isZero();
  }

  /** Client, link and pump of the test together; the answer is a recorded one. */
  @Test
  void a_get_takes_little() {
    pump.value(client.associate());
    byte[] answer = Octets.ofHex("C401410006000003E8").toArray();
    MemoryPump tape = new MemoryPump(answering(answer));
    long octets =
        Allocation.perTurn(
            TURNS,
            () -> {
              tape.requests.clear();
              tape.value(client.get(Device.ENERGY));
            });
    assertThat(octets).isLessThan(1500);
  }

  private static ApduHandler answering(byte[] answer) {
    return new ApduHandler() {
      @Override
      public ByteBuffer respond(ByteBuffer apdu) {
        answer[2] = apdu.get(2);
        return ByteBuffer.wrap(answer);
      }

      @Override
      public void reset() {}
    };
  }

  /** Client, link and pump of the test together; the answers are made ahead. */
  @Test
  void an_association_takes_little() {
    byte[] aare =
        Octets.ofHex(
                "6129A109060760857405080101A203020100A305A103020100"
                    + "BE10040E0800065F1F0400001E1D01F40007")
            .toArray();
    byte[] rlre = Octets.ofHex("6303800100").toArray();
    MemoryPump tape =
        new MemoryPump(
            new ApduHandler() {
              @Override
              public ByteBuffer respond(ByteBuffer apdu) {
                return ByteBuffer.wrap(apdu.get(0) == 0x60 ? aare : rlre);
              }

              @Override
              public void reset() {}
            });
    long octets =
        Allocation.perTurn(
            TURNS,
            () -> {
              tape.requests.clear();
              tape.value(client.associate());
              tape.value(client.release());
            });
    assertThat(octets).isLessThan(6000);
  }

  /** Client and server together, 1,000 rows in blocks of 1,024 octets. */
  @Test
  void a_profile_row_takes_little_in_both_roles() {
    pump.value(client.associate());
    ProfileDecoder rows = new ProfileDecoder(2, 1000, new SumSink());
    long octets =
        Allocation.perTurn(
            20,
            () -> {
              pump.requests.clear();
              rows.reset();
              pump.value(client.profile(Device.BUFFER, Optional.empty(), rows));
            });
    assertThat(octets / 1000).isLessThan(400);
  }
}
