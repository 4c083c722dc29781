// SPDX-License-Identifier: Apache-2.0
package org.kilowire.seal.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kilowire.seal.message.Sides.BODY;
import static org.kilowire.seal.message.Sides.EPOCH;
import static org.kilowire.seal.message.Sides.GATEWAY;
import static org.kilowire.seal.message.Sides.reason;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.kilowire.contract.MessageKind;
import org.kilowire.seal.KeyPairs;
import org.kilowire.seal.SealReason;
import org.kilowire.seal.SealVectors;
import org.kilowire.seal.TrustList;
import org.kilowire.seal.TrustRole;
import org.kilowire.seal.TrustedKey;

final class SealCheckTest {

  private final Sides sides = new Sides();

  private static byte[] junk(int i) {
    String header = new SealHeader("%043d".formatted(i)).text();
    return (header + ".e30." + "A".repeat(86) + "\n").getBytes(StandardCharsets.US_ASCII);
  }

  private static byte[] forged(byte[] sealed) {
    byte[] forged = sealed.clone();
    int signature = new String(sealed, StandardCharsets.ISO_8859_1).lastIndexOf('.') + 5;
    forged[signature] = (byte) (forged[signature] == 'A' ? 'B' : 'A');
    return forged;
  }

  @Test
  void a_message_without_a_seal_is_refused() {
    assertThat(reason(sides.check(BODY))).isEqualTo(SealReason.NOT_SEALED);
    assertThat(reason(sides.check(new byte[0]))).isEqualTo(SealReason.NOT_SEALED);
    assertThat(reason(sides.check(new byte[] {0x1F, (byte) 0x8B})))
        .isEqualTo(SealReason.NOT_SEALED);
  }

  @Test
  void a_key_of_nobodys_is_unknown() {
    Sealer stranger = new Sealer(KeyPairs.generate(), sides.numbers::incrementAndGet);
    byte[] sealed = stranger.seal(MessageKind.RECEIPT, GATEWAY, Optional.of(EPOCH), BODY);
    assertThat(reason(sides.check(sealed))).isEqualTo(SealReason.UNKNOWN_KEY);
  }

  @Test
  void a_foreign_signature_under_a_trusted_name_is_refused() {
    assertThat(reason(sides.check(forged(sides.receipt())))).isEqualTo(SealReason.BAD_SIGNATURE);
  }

  @Test
  void another_body_behind_a_good_seal_is_refused() {
    byte[] sealed = sides.receipt();
    sealed[sealed.length - 1] ^= 1;
    assertThat(reason(sides.check(sealed))).isEqualTo(SealReason.BODY_DIFFERS);
    byte[] longer = Arrays.copyOf(sides.receipt(), sealed.length + 1);
    assertThat(reason(sides.check(longer))).isEqualTo(SealReason.BODY_DIFFERS);
  }

  @Test
  void a_key_is_for_its_kinds_only() {
    byte[] event = sides.ims.seal(MessageKind.EVENT, GATEWAY, Optional.of(EPOCH), BODY);
    assertThat(reason(sides.gateway.check(MessageKind.EVENT, GATEWAY, event)))
        .isEqualTo(SealReason.KEY_NOT_FOR_THIS);
    assertThat(reason(sides.check(event))).isEqualTo(SealReason.OTHER_KIND);
  }

  @Test
  void a_key_is_for_its_gateway_only() {
    sides.trust =
        new TrustList(
            List.of(TrustedKey.of(sides.keys.publicKeys(), TrustRole.RECEIPT, Optional.of("gw-2"))),
            false);
    assertThat(reason(sides.check(sides.receipt()))).isEqualTo(SealReason.KEY_NOT_FOR_THIS);
  }

  @Test
  void a_seal_for_another_gateway_is_refused() {
    byte[] sealed = sides.ims.seal(MessageKind.RECEIPT, "gw-2", Optional.of(EPOCH), BODY);
    assertThat(reason(sides.check(sealed))).isEqualTo(SealReason.FOREIGN_GATEWAY);
  }

  @Test
  void what_is_taken_once_does_not_come_twice_nor_late() {
    byte[] first = sides.receipt();
    byte[] second = sides.receipt();
    assertThat(sides.check(second)).isInstanceOf(Verdict.Proven.class);
    assertThat(reason(sides.check(second))).isEqualTo(SealReason.REPLAYED);
    assertThat(reason(sides.check(first))).isEqualTo(SealReason.REPLAYED);
    assertThat(sides.check(sides.receipt())).isInstanceOf(Verdict.Proven.class);
  }

  @Test
  void a_forged_number_takes_none_from_the_honest() {
    sides.numbers.set(1_000_000);
    assertThat(sides.check(forged(sides.receipt()))).isInstanceOf(Verdict.Refused.class);
    sides.numbers.set(10);
    assertThat(sides.check(sides.receipt())).isInstanceOf(Verdict.Proven.class);
  }

  @Test
  void what_is_known_by_its_numbers_may_come_again() {
    sides.trust =
        new TrustList(
            List.of(
                TrustedKey.of(sides.keys.publicKeys(), TrustRole.GATEWAY, Optional.of(GATEWAY))),
            false);
    byte[] event = sides.ims.seal(MessageKind.EVENT, GATEWAY, Optional.of(EPOCH), BODY);
    for (int i = 0; i < 3; i++) {
      assertThat(sides.gateway.check(MessageKind.EVENT, GATEWAY, event))
          .isInstanceOf(Verdict.Proven.class);
    }
  }

  @Test
  void two_keys_are_good_while_one_is_changed_and_the_old_one_is_not_afterwards() {
    KeyPairs next = KeyPairs.generate();
    Sealer changed = new Sealer(next, () -> 1);
    byte[] sealed = changed.seal(MessageKind.RECEIPT, GATEWAY, Optional.of(EPOCH), BODY);
    sides.trust = sides.trust.with(Sides.receipts(next));
    assertThat(sides.check(sealed)).isInstanceOf(Verdict.Proven.class);
    assertThat(sides.check(sides.receipt())).isInstanceOf(Verdict.Proven.class);
    sides.trust = sides.trust.without(sides.keys.publicKeys().kid());
    assertThat(reason(sides.check(sides.receipt()))).isEqualTo(SealReason.UNKNOWN_KEY);
  }

  @Test
  void nobody_is_trusted_by_an_empty_list() {
    sides.trust = TrustList.NOBODY;
    assertThat(reason(sides.check(sides.receipt()))).isEqualTo(SealReason.UNKNOWN_KEY);
    assertThat(reason(sides.check(BODY))).isEqualTo(SealReason.NOT_SEALED);
  }

  @Test
  void unsealed_messages_are_taken_where_the_list_says_so_and_a_wrong_seal_is_not() {
    sides.trust = new TrustList(List.of(Sides.receipts(sides.keys)), true);
    assertThat(sides.check(BODY))
        .isInstanceOfSatisfying(
            Verdict.Unsealed.class, open -> assertThat(open.body()).isEqualTo(BODY));
    assertThat(sides.check(sides.receipt())).isInstanceOf(Verdict.Proven.class);
    assertThat(reason(sides.check(forged(sides.receipt())))).isEqualTo(SealReason.BAD_SIGNATURE);
    assertThat(reason(sides.check(new byte[MessageKind.RECEIPT.maxOctets() + 1])))
        .isEqualTo(SealReason.NOT_SEALED);
  }

  @Test
  void a_message_larger_than_its_kind_is_refused_unread() {
    byte[] sealed = sides.receipt();
    byte[] large = Arrays.copyOf(sealed, sealed.length + MessageKind.RECEIPT.maxOctets());
    assertThat(reason(sides.check(large))).isEqualTo(SealReason.MALFORMED_SEAL);
  }

  @Test
  void a_flood_of_strangers_crowds_out_no_honest_receipt() {
    for (int i = 0; i < 10_000; i++) {
      sides.check(junk(i));
    }
    assertThat(reason(sides.check(junk(1)))).isEqualTo(SealReason.SEAL_BUDGET_SPENT);
    assertThat(sides.check(sides.receipt())).isInstanceOf(Verdict.Proven.class);
    sides.nanos.addAndGet(TimeUnit.SECONDS.toNanos(1));
    assertThat(reason(sides.check(junk(1)))).isEqualTo(SealReason.UNKNOWN_KEY);
  }

  @Test
  void a_flood_of_replays_costs_no_check_of_a_signature() {
    byte[] taken = sides.receipt();
    assertThat(sides.check(taken)).isInstanceOf(Verdict.Proven.class);
    for (int i = 0; i < 10_000; i++) {
      assertThat(reason(sides.check(taken))).isEqualTo(SealReason.REPLAYED);
    }
    assertThat(sides.check(sides.receipt())).isInstanceOf(Verdict.Proven.class);
  }

  @Test
  void a_key_has_checks_of_its_own_which_another_does_not_use_up() {
    KeyPairs other = KeyPairs.generate();
    sides.trust = sides.trust.with(Sides.receipts(other));
    SealCheck check = sides.check(new SealLimits(1, 1, 1, 3));
    byte[] forged = forged(sides.receipt());
    for (int i = 0; i < 3; i++) {
      assertThat(reason(check.check(MessageKind.RECEIPT, GATEWAY, forged)))
          .isEqualTo(SealReason.BAD_SIGNATURE);
    }
    assertThat(reason(check.check(MessageKind.RECEIPT, GATEWAY, sides.receipt())))
        .isEqualTo(SealReason.SEAL_BUDGET_SPENT);
    Sealer second = new Sealer(other, sides.numbers::incrementAndGet);
    byte[] sealed = second.seal(MessageKind.RECEIPT, GATEWAY, Optional.of(EPOCH), BODY);
    assertThat(check.check(MessageKind.RECEIPT, GATEWAY, sealed))
        .isInstanceOf(Verdict.Proven.class);
    sides.nanos.addAndGet(TimeUnit.SECONDS.toNanos(1));
    assertThat(check.check(MessageKind.RECEIPT, GATEWAY, sides.receipt()))
        .isInstanceOf(Verdict.Proven.class);
  }

  @Test
  void a_header_in_another_order_is_no_strangers_once_its_key_has_signed() {
    SealCheck check = sides.check(new SealLimits(1, 1, 100, 100));
    String line = SealVectors.of("sealed.txt").get("other order");
    byte[] other =
        (line + "\n" + new String(BODY, StandardCharsets.US_ASCII))
            .getBytes(StandardCharsets.US_ASCII);
    assertThat(check.check(MessageKind.RECEIPT, GATEWAY, other)).isInstanceOf(Verdict.Proven.class);
    assertThat(reason(check.check(MessageKind.RECEIPT, GATEWAY, junk(1))))
        .isEqualTo(SealReason.SEAL_BUDGET_SPENT);
    assertThat(reason(check.check(MessageKind.RECEIPT, GATEWAY, other)))
        .isEqualTo(SealReason.REPLAYED);
  }
}
