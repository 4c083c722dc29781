// SPDX-License-Identifier: Apache-2.0
package org.kilowire.contract.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kilowire.contract.Batch;
import org.kilowire.contract.BatchHeader;
import org.kilowire.contract.ContractReason;
import org.kilowire.contract.DigestChain;
import org.kilowire.contract.Range;
import org.kilowire.conversation.Octets;
import org.kilowire.meter.Block;
import org.kilowire.meter.SampleBlocks;

final class BatchCodecTest {

  private static final UUID EPOCH = UUID.fromString("11111111-2222-4333-8444-555555555555");
  private static final Instant MADE = Instant.parse("2026-03-01T12:00:01Z");
  private static final String ZEROS = "00".repeat(32);
  private static final String HEAD =
      "{\"version\":1,\"gateway\":\"gw-1\",\"epoch\":\"11111111-2222-4333-8444-555555555555\","
          + "\"first\":5,\"last\":6,\"made\":\"2026-03-01T12:00:01Z\",\"before\":\""
          + ZEROS
          + "\",\"blocks\":[";

  private static Batch batch(Block... blocks) {
    return new Batch(
        new BatchHeader(1, "gw-1", EPOCH, new Range(5, 4 + blocks.length), MADE, DigestChain.START),
        List.of(blocks));
  }

  private static String text(Block block) {
    return new String(BlockCodec.encode(block), StandardCharsets.UTF_8);
  }

  @Test
  void encodes_vector() {
    assertThat(BatchCodec.encode(batch(Blocks.plain(), Blocks.full())))
        .asString(StandardCharsets.UTF_8)
        .isEqualTo(HEAD + text(Blocks.plain()) + "," + text(Blocks.full()) + "]}");
  }

  @Test
  void round_trips() {
    for (long seed = 0; seed < 50; seed++) {
      Random random = new Random(seed);
      Block[] blocks =
          IntStream.range(0, 1 + random.nextInt(5))
              .mapToObj(i -> SampleBlocks.random(random))
              .toArray(Block[]::new);
      Batch batch = batch(blocks);
      assertThat(Cases.whole(BatchCodec.decode(BatchCodec.encode(batch))))
          .as("seed " + seed)
          .isEqualTo(batch);
    }
  }

  @Test
  void refuses_every_prefix() {
    Cases.refusesEveryPrefix(
        BatchCodec.encode(batch(Blocks.plain(), Blocks.full())), BatchCodec::decode);
  }

  @Test
  void damage_never_throws() {
    Cases.neverThrows(
        BatchCodec.encode(batch(Blocks.plain(), Blocks.full())), BatchCodec::decode, 3);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "\"version\":1 | \"version\":2 | UNKNOWN_VERSION",
        "\"version\":1, | `` | MALFORMED_MESSAGE",
        "\"gateway\":\"gw-1\" | \"gateway\":\"gw/1\" | MALFORMED_MESSAGE",
        "\"gateway\":\"gw-1\" | \"gateway\":7 | MALFORMED_MESSAGE",
        "\"first\":5 | \"first\":4 | MALFORMED_MESSAGE",
        "\"first\":5 | \"first\":0 | MALFORMED_MESSAGE",
        "\"first\":5 | \"first\":\"-9223372036854775808\" | MALFORMED_MESSAGE",
        "\"first\":5 | \"first\":5,\"first\":5 | MALFORMED_MESSAGE",
        "11111111-2222-4333-8444-555555555555 | 1-1-1-1-1 | MALFORMED_MESSAGE",
        "2026-03-01T12:00:01Z | 2026-02-30T12:00:01Z | MALFORMED_MESSAGE",
        "\"before\":\"00 | \"before\":\" | MALFORMED_MESSAGE",
      })
  void refuses_a_header_that_does_not_fit(String from, String to, ContractReason reason) {
    String body = HEAD + text(Blocks.plain()) + "," + text(Blocks.full()) + "]}";
    assertThat(body).contains(from);
    assertThat(Cases.malformed(BatchCodec.decode(Cases.utf8(body.replace(from, to)))).reason())
        .isEqualTo(reason);
  }

  @Test
  void refuses_more_blocks_than_a_batch_has_and_fewer_than_it_says() {
    String block = text(Blocks.plain());
    String many =
        (HEAD + block + ("," + block).repeat(4096) + "]}").replace("\"last\":6", "\"last\":4101");
    assertThat(Cases.malformed(BatchCodec.decode(Cases.utf8(many))).detail()).contains("4096");
    Cases.malformed(BatchCodec.decode(Cases.utf8(HEAD + block + "]}")));
  }

  @Test
  void sequence_numbers_beyond_2_to_the_53_are_strings() {
    long first = (1L << 53) + 1;
    Batch batch =
        new Batch(
            new BatchHeader(1, "gw-1", EPOCH, new Range(first, first), MADE, DigestChain.START),
            List.of(Blocks.plain()));
    byte[] body = BatchCodec.encode(batch);
    assertThat(new String(body, StandardCharsets.UTF_8)).contains("\"first\":\"9007199254740993\"");
    assertThat(Cases.whole(BatchCodec.decode(body))).isEqualTo(batch);
  }

  @Test
  void the_longest_header_is_within_what_is_set_aside_for_it() {
    BatchHeader longest =
        new BatchHeader(
            1,
            "g".repeat(64),
            EPOCH,
            new Range(Long.MAX_VALUE - 1, Long.MAX_VALUE - 1),
            Instant.MIN.plusNanos(1),
            DigestChain.START);
    assertThat(BatchCodec.join(longest, List.of(new byte[0])).length)
        .isLessThanOrEqualTo(BatchCodec.HEADER_OCTETS);
  }

  @Test
  void refuses_a_body_that_is_too_large() {
    assertThat(Cases.malformed(BatchCodec.decode(new byte[BatchCodec.MAX_OCTETS + 1])).reason())
        .isEqualTo(ContractReason.MESSAGE_TOO_LARGE);
    byte[] text = new byte[BlockCodec.MAX_OCTETS];
    BatchHeader header =
        new BatchHeader(1, "gw-1", EPOCH, new Range(1, 2), MADE, DigestChain.START);
    assertThatThrownBy(() -> BatchCodec.join(header, List.of(text, text)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  /** Computed with Python: hashlib.sha256(bytes(32) + b"kilowire"), and once more over that. */
  @Test
  void digests_vector() {
    Octets one = DigestChain.after(DigestChain.START, Cases.utf8("kilowire"));
    assertThat(one)
        .isEqualTo(
            Octets.ofHex("CBAD23833C724D0064F3A0E34CC78E3D9F34A1F4BD969FD9FE4141B82AFA75B2"));
    assertThat(DigestChain.after(one, Cases.utf8("kilowire")))
        .isEqualTo(
            Octets.ofHex("AFB44161001A00FE3E28785957B11338C18F82F71C06E80FB959831CE42C47F6"));
  }

  @Test
  void a_payload_is_gzip_and_comes_back() {
    byte[] body = BatchCodec.encode(batch(Blocks.plain()));
    byte[] payload = Payload.gzip(body);
    assertThat(payload).startsWith(0x1F, 0x8B);
    assertThat(Cases.whole(Payload.gunzip(payload))).isEqualTo(body);
    Cases.refusesEveryPrefix(payload, Payload::gunzip);
    Cases.neverThrows(payload, Payload::gunzip, 4);
  }

  @Test
  void a_payload_that_unpacks_without_end_is_refused() {
    byte[] bomb = Payload.gzip(new byte[BatchCodec.MAX_OCTETS + 1]);
    assertThat(bomb.length).isLessThan(20_000);
    assertThat(Cases.malformed(Payload.gunzip(bomb)).reason())
        .isEqualTo(ContractReason.MESSAGE_TOO_LARGE);
    byte[] largest = new byte[BatchCodec.MAX_OCTETS];
    Arrays.fill(largest, (byte) ' ');
    assertThat(Cases.whole(Payload.gunzip(Payload.gzip(largest)))).hasSize(largest.length);
  }
}
