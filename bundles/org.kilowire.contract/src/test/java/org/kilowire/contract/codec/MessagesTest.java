// SPDX-License-Identifier: Apache-2.0
package org.kilowire.contract.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.kilowire.contract.Command;
import org.kilowire.contract.CommandAnswer;
import org.kilowire.contract.ContractReason;
import org.kilowire.contract.DigestChain;
import org.kilowire.contract.EventMessage;
import org.kilowire.contract.Range;
import org.kilowire.contract.Receipt;
import org.kilowire.contract.Refusal;
import org.kilowire.contract.Topics;
import org.kilowire.conversation.Decoded;
import org.kilowire.conversation.Octets;
import org.kilowire.meter.MeterEvent;

/** Receipts, commands, answers and events. */
final class MessagesTest {

  private static final UUID EPOCH = UUID.fromString("11111111-2222-4333-8444-555555555555");
  private static final Octets DIGEST = Octets.ofHex("AB".repeat(32));
  private static final Instant AT = Instant.parse("2026-03-01T12:00:00Z");
  private static final Receipt RECEIPT =
      new Receipt(
          1,
          "gw-1",
          EPOCH,
          42,
          DIGEST,
          List.of(new Range(3, 4), new Range(7, 7)),
          Optional.of(new Refusal("before-mismatch", "batch 43..50")));
  private static final Command COMMAND =
      new Command(
          1,
          "gw-1",
          "c-1",
          "relay-disconnect",
          Map.of("meter", "m1", "expect", "KW0001"),
          AT,
          AT.plusSeconds(60));
  private static final CommandAnswer ANSWER =
      new CommandAnswer(1, "gw-1", "c-1", CommandAnswer.State.REFUSED, "not-supported", "", AT);
  private static final EventMessage EVENT =
      new EventMessage(
          1,
          "gw-1",
          EPOCH,
          9,
          new MeterEvent("m1", "wrong-device", AT, Map.of("found", "KW2", "expected", "KW1")));

  /** A message, its text and its codec. */
  record Kind<T>(
      T message,
      String text,
      Function<T, byte[]> encode,
      Function<byte[], Decoded<T>> decode,
      int maxOctets) {

    byte[] encoded() {
      return encode.apply(message);
    }

    @Override
    public String toString() {
      return message.getClass().getSimpleName();
    }
  }

  static List<Kind<?>> kinds() {
    return List.of(
        new Kind<>(
            RECEIPT,
            "{\"version\":1,\"gateway\":\"gw-1\",\"epoch\":\"11111111-2222-4333-8444-555555555555\","
                + "\"upTo\":42,\"digest\":\""
                + "AB".repeat(32)
                + "\",\"missing\":[{\"first\":3,\"last\":4},{\"first\":7,\"last\":7}],"
                + "\"refused\":{\"reason\":\"before-mismatch\",\"detail\":\"batch 43..50\"}}",
            ReceiptCodec::encode,
            ReceiptCodec::decode,
            ReceiptCodec.MAX_OCTETS),
        new Kind<>(
            COMMAND,
            "{\"version\":1,\"gateway\":\"gw-1\",\"id\":\"c-1\",\"kind\":\"relay-disconnect\","
                + "\"arguments\":{\"expect\":\"KW0001\",\"meter\":\"m1\"},"
                + "\"issued\":\"2026-03-01T12:00:00Z\",\"expires\":\"2026-03-01T12:01:00Z\"}",
            CommandCodec::encode,
            CommandCodec::decode,
            CommandCodec.MAX_OCTETS),
        new Kind<>(
            ANSWER,
            "{\"version\":1,\"gateway\":\"gw-1\",\"command\":\"c-1\",\"state\":\"refused\","
                + "\"reason\":\"not-supported\",\"detail\":\"\",\"at\":\"2026-03-01T12:00:00Z\"}",
            AnswerCodec::encode,
            AnswerCodec::decode,
            AnswerCodec.MAX_OCTETS),
        new Kind<>(
            EVENT,
            "{\"version\":1,\"gateway\":\"gw-1\",\"epoch\":\"11111111-2222-4333-8444-555555555555\","
                + "\"number\":9,\"meter\":\"m1\",\"code\":\"wrong-device\","
                + "\"at\":\"2026-03-01T12:00:00Z\","
                + "\"details\":{\"expected\":\"KW1\",\"found\":\"KW2\"}}",
            EventCodec::encode,
            EventCodec::decode,
            EventCodec.MAX_OCTETS));
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void encodes_vector(Kind<?> kind) {
    assertThat(kind.encoded()).asString(StandardCharsets.UTF_8).isEqualTo(kind.text());
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void decodes_vector(Kind<?> kind) {
    assertThat(Cases.whole(kind.decode().apply(Cases.utf8(kind.text())))).isEqualTo(kind.message());
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void refuses_every_prefix(Kind<?> kind) {
    refuses(kind);
  }

  private static <T> void refuses(Kind<T> kind) {
    Cases.refusesEveryPrefix(kind.encoded(), kind.decode());
    Cases.neverThrows(kind.encoded(), kind.decode(), 5);
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void refuses_another_version_a_member_given_twice_and_what_is_too_large(Kind<?> kind) {
    assertThat(reason(kind, kind.text().replace("\"version\":1", "\"version\":2")))
        .isEqualTo(ContractReason.UNKNOWN_VERSION);
    assertThat(reason(kind, kind.text().replace("{\"version\":1", "{\"version\":1,\"version\":1")))
        .isEqualTo(ContractReason.MALFORMED_MESSAGE);
    assertThat(reason(kind, kind.text() + " ".repeat(kind.maxOctets())))
        .isEqualTo(ContractReason.MESSAGE_TOO_LARGE);
    assertThat(reason(kind, kind.text() + "x")).isEqualTo(ContractReason.MALFORMED_MESSAGE);
  }

  private static Object reason(Kind<?> kind, String text) {
    return Cases.malformed(kind.decode().apply(Cases.utf8(text))).reason();
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void passes_over_unknown_members(Kind<?> kind) {
    String newer = kind.text().replace("{\"version\":1", "{\"x\":[{\"y\":[]},1.5],\"version\":1");
    assertThat(Cases.whole(kind.decode().apply(Cases.utf8(newer)))).isEqualTo(kind.message());
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void what_is_malformed_is_told_in_few_words(Kind<?> kind) {
    String noise = kind.text().replace("gw-1", "%".repeat(10_000));
    assertThat(Cases.malformed(kind.decode().apply(Cases.utf8(noise))).detail())
        .hasSizeLessThan(250);
  }

  @Test
  void a_receipt_that_only_confirms_says_no_more() {
    byte[] body = ReceiptCodec.encode(Receipt.of("gw-1", EPOCH, 0, DigestChain.START));
    assertThat(new String(body, StandardCharsets.UTF_8))
        .doesNotContain("missing")
        .doesNotContain("refused");
    assertThat(Cases.whole(ReceiptCodec.decode(body)))
        .isEqualTo(Receipt.of("gw-1", EPOCH, 0, DigestChain.START));
  }

  @Test
  void the_largest_receipt_is_within_its_limit() {
    List<Range> missing =
        LongStream.range(0, Receipt.MAX_MISSING)
            .map(i -> Long.MAX_VALUE - 10_000 + 3 * i)
            .mapToObj(first -> new Range(first, first + 1))
            .toList();
    Receipt largest =
        new Receipt(
            1,
            "g".repeat(64),
            EPOCH,
            Long.MAX_VALUE,
            DIGEST,
            missing,
            Optional.of(new Refusal("x".repeat(64), "\u0000".repeat(4096))));
    assertThat(Cases.whole(ReceiptCodec.decode(ReceiptCodec.encode(largest)))).isEqualTo(largest);
  }

  @Test
  void records_refuse_what_the_schema_forbids() {
    assertThatThrownBy(() -> new Range(0, 1)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Range(2, 1)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Receipt.of("gw 1", EPOCH, 0, DIGEST))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Receipt.of("gw-1", EPOCH, -1, DIGEST))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Receipt.of("gw-1", EPOCH, 0, Octets.ofHex("00")))
        .isInstanceOf(IllegalArgumentException.class);
    List<Range> same = Collections.nCopies(2, new Range(1, 1));
    assertThatThrownBy(() -> new Receipt(1, "gw-1", EPOCH, 0, DIGEST, same, Optional.empty()))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(
            () ->
                new CommandAnswer(
                    1, "gw-1", "c-1", CommandAnswer.State.DONE, "not-supported", "", AT))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(
            () -> new CommandAnswer(1, "gw-1", "c-1", CommandAnswer.State.FAILED, "", "", AT))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Refusal("Not A Code", ""))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void topics_are_those_of_one_gateway() {
    Topics topics = new Topics("gw-1");
    assertThat(
            List.of(
                topics.data(), topics.receipt(), topics.command(), topics.answer(), topics.event()))
        .containsExactly(
            "kilowire/gw-1/data",
            "kilowire/gw-1/receipt",
            "kilowire/gw-1/command",
            "kilowire/gw-1/answer",
            "kilowire/gw-1/event");
    for (String bad : List.of("", "a/b", "+", "#", "a b", "ä", "x".repeat(65), "a\n")) {
      assertThat(Topics.isGateway(bad)).as(bad).isFalse();
    }
  }
}
