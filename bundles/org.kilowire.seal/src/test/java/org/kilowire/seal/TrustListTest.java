// SPDX-License-Identifier: Apache-2.0
package org.kilowire.seal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.kilowire.contract.MessageKind;
import org.kilowire.conversation.Decoded;

final class TrustListTest {

  private static final PublicKeys ONE = SealVectors.keys().publicKeys();

  private static TrustedKey some(TrustRole role, Optional<String> gateway) {
    return TrustedKey.of(KeyPairs.generate().publicKeys(), role, gateway);
  }

  private static TrustList list() {
    return new TrustList(
        List.of(
            TrustedKey.of(ONE, TrustRole.RECEIPT, Optional.empty()),
            some(TrustRole.COMMAND, Optional.empty()),
            some(TrustRole.GATEWAY, Optional.of("gw-1")),
            some(TrustRole.GATEWAY, Optional.of("gw-1")),
            some(TrustRole.GATEWAY, Optional.of("gw-2"))),
        true);
  }

  private static Decoded<TrustList> decode(String json) {
    return TrustListCodec.decode(json.getBytes(StandardCharsets.UTF_8));
  }

  private static String entry(String role, String kinds) {
    return "{\"version\":1,\"keys\":[{\"kid\":\"%s\",\"key\":\"%s\",\"role\":\"%s\",\"kinds\":[%s]}]}"
        .formatted(ONE.kid(), ONE.text(), role, kinds);
  }

  @Test
  void round_trips() {
    byte[] json = TrustListCodec.encode(list());
    assertThat(TrustListCodec.decode(json)).isInstanceOf(Decoded.Complete.class);
    TrustList list = list();
    assertThat(TrustListCodec.decode(TrustListCodec.encode(list)))
        .isEqualTo(new Decoded.Complete<>(list, TrustListCodec.encode(list).length));
  }

  @Test
  void encodes_as_it_is_documented() {
    TrustList list =
        new TrustList(List.of(TrustedKey.of(ONE, TrustRole.RECEIPT, Optional.empty())), false);
    assertThat(new String(TrustListCodec.encode(list), StandardCharsets.UTF_8))
        .isEqualTo(entry("receipt", "\"receipt\""));
  }

  @Test
  void refuses_every_prefix() {
    byte[] json = TrustListCodec.encode(list());
    for (int length = 0; length < json.length; length++) {
      byte[] prefix = Arrays.copyOf(json, length);
      assertThat(TrustListCodec.decode(prefix))
          .as("%d", length)
          .isInstanceOf(Decoded.Malformed.class);
    }
  }

  @Test
  void refuses_what_it_does_not_know_and_what_cannot_be() {
    String good = entry("receipt", "\"receipt\"");
    assertThat(decode(good)).isInstanceOf(Decoded.Complete.class);
    for (String wrong :
        List.of(
            good.replace("\"version\":1,", ""),
            good.replace(":1,", ":2,"),
            good.replace("\"version\"", "\"also\":true,\"version\""),
            good.replace("\"role\"", "\"note\":\"mine\",\"role\""),
            good.replace(ONE.kid(), "A" + ONE.kid().substring(1)),
            entry("receipt", ""),
            entry("receipt", "\"command\""),
            entry("command", "\"receipt\""),
            entry("receipt", "\"receipt\",\"receipt\""),
            entry("owner", "\"receipt\""),
            entry("receipt", "\"letter\""),
            good.replace("\"kinds\"", "\"gateway\":\"a/b\",\"kinds\""))) {
      assertThat(decode(wrong)).as(wrong).isInstanceOf(Decoded.Malformed.class);
    }
  }

  @Test
  void any_octets_are_read_or_refused() {
    long seed = 20261201;
    Random random = new Random(seed);
    byte[] json = TrustListCodec.encode(list());
    for (int i = 0; i < 2_000; i++) {
      byte[] flipped = json.clone();
      flipped[random.nextInt(flipped.length)] ^= (byte) (1 << random.nextInt(8));
      assertThat(TrustListCodec.decode(flipped))
          .as("seed %d, turn %d", seed, i)
          .isNotInstanceOf(Decoded.NeedMore.class);
    }
  }

  @Test
  void there_are_two_keys_a_role_and_gateway_at_most() {
    TrustList two = list();
    assertThatThrownBy(() -> two.with(some(TrustRole.GATEWAY, Optional.of("gw-1"))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("at most 2");
    TrustedKey another = some(TrustRole.GATEWAY, Optional.of("gw-2"));
    assertThat(two.with(another).beside(another)).hasSize(2).contains(another);
  }

  @Test
  void a_key_that_comes_again_takes_its_own_place() {
    TrustList list = list();
    TrustedKey fewer =
        new TrustedKey(
            ONE.kid(), ONE, TrustRole.RECEIPT, Set.of(MessageKind.RECEIPT), Optional.of("gw-9"));
    assertThat(list.with(fewer).keys()).hasSize(5);
    assertThat(list.with(fewer).find(ONE.kid())).contains(fewer);
    assertThat(list.without(ONE.kid()).find(ONE.kid())).isEmpty();
  }

  @Test
  void a_key_stands_once_in_a_list() {
    TrustedKey key = TrustedKey.of(ONE, TrustRole.RECEIPT, Optional.empty());
    assertThatThrownBy(() -> new TrustList(List.of(key, key), false))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void a_key_is_for_its_kinds_and_its_gateway() {
    TrustedKey key = some(TrustRole.GATEWAY, Optional.of("gw-1"));
    assertThat(key.isFor(MessageKind.BATCH, "gw-1")).isTrue();
    assertThat(key.isFor(MessageKind.BATCH, "gw-2")).isFalse();
    assertThat(key.isFor(MessageKind.RECEIPT, "gw-1")).isFalse();
    TrustList list = new TrustList(List.of(key), false);
    assertThat(list.hasAnyFor(MessageKind.EVENT, "gw-1")).isTrue();
    assertThat(list.hasAnyFor(MessageKind.EVENT, "gw-2")).isFalse();
    assertThat(new TrustList(List.of(), true).hasAnyFor(MessageKind.EVENT, "gw-2")).isTrue();
  }
}
