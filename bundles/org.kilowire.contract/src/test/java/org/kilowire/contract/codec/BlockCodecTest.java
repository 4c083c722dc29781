// SPDX-License-Identifier: Apache-2.0
package org.kilowire.contract.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kilowire.conversation.Decoded;
import org.kilowire.meter.Block;
import org.kilowire.meter.Column;
import org.kilowire.meter.Origin;
import org.kilowire.meter.SampleBlocks;
import org.kilowire.meter.Source;
import org.kilowire.meter.Value;

final class BlockCodecTest {

  private static final String PLAIN =
      "{\"meter\":\"m1\",\"device\":\"KW0001\",\"series\":\"1-0:99.1.0*255\","
          + "\"origin\":\"schedule\",\"readAt\":\"2026-03-01T12:00:00.123456789Z\","
          + "\"clockProven\":true,\"period\":\"PT15M\",\"times\":[1772366400000,900000],"
          + "\"columns\":[{\"q\":\"1-0:1.8.0*255\",\"u\":\"Wh\",\"v\":[1000,1005]}]}";

  private static final String FULL =
      "{\"meter\":\"häuschen \\\"2\\\"\",\"device\":\"KW\\u2028\",\"series\":\"round:daily\","
          + "\"origin\":\"backfill\",\"readAt\":\"2026-03-01T12:00:00.123456789Z\","
          + "\"clockProven\":false,\"period\":\"PT0S\","
          + "\"times\":[1772366400000,0,-900000,-1772365500000,-1],"
          + "\"ordinals\":[0,1,0,0,0],\"quality\":[16,0,0,0,0],"
          + "\"status\":[0,\"9223372036854775807\",-1,0,0],"
          + "\"meterTimes\":[\"07EA0301FF0C000000FFC480\",\"\",\"\",\"\",\"\"],"
          + "\"columns\":[{\"q\":\"1-0:1.8.0*255\",\"u\":\"Wh\",\"s\":-3,"
          + "\"v\":[9007199254740992,\"9007199254740993\",null,null,null],"
          + "\"other\":{\"2\":{\"t\":\"über\"},\"3\":{\"b\":\"00FF\"},\"4\":{\"f\":true}}},"
          + "{\"q\":\"raw:ET0PE\",\"v\":[null,null,null,null,null],"
          + "\"other\":{\"0\":{\"at\":\"2026-03-01T12:00:00.123456789Z\"},"
          + "\"1\":{\"n\":\"-9223372036854775808\",\"s\":-128}}},"
          + "{\"q\":\"sv:Ia/rms\",\"v\":[null,null,null,null,null]}]}";

  private static String encoded(Block block) {
    return new String(BlockCodec.encode(block), StandardCharsets.UTF_8);
  }

  private static Decoded<Block> decoded(String text) {
    return BlockCodec.decode(Cases.utf8(text));
  }

  @Test
  void encodes_vector() {
    assertThat(encoded(Blocks.plain())).isEqualTo(PLAIN);
    assertThat(encoded(Blocks.full())).isEqualTo(FULL);
  }

  @Test
  void decodes_vector() {
    assertThat(Cases.whole(decoded(PLAIN))).isEqualTo(Blocks.plain());
    assertThat(Cases.whole(decoded(FULL))).isEqualTo(Blocks.full());
  }

  @Test
  void round_trips() {
    for (long seed = 0; seed < 500; seed++) {
      Block block = SampleBlocks.random(new Random(seed));
      byte[] text = BlockCodec.encode(block);
      Block again = Cases.whole(BlockCodec.decode(text));
      assertThat(again).as("seed " + seed).isEqualTo(block);
      assertThat(BlockCodec.encode(again)).as("seed " + seed).isEqualTo(text);
    }
  }

  @Test
  void refuses_every_prefix() {
    Cases.refusesEveryPrefix(Cases.utf8(PLAIN), BlockCodec::decode);
    Cases.refusesEveryPrefix(Cases.utf8(FULL), BlockCodec::decode);
  }

  @Test
  void damage_never_throws() {
    Cases.neverThrows(Cases.utf8(FULL), BlockCodec::decode, 1);
    Cases.neverThrows(Cases.utf8(PLAIN), BlockCodec::decode, 2);
  }

  @Test
  void members_may_come_in_any_order_and_unknown_ones_are_passed_over() {
    String text =
        "{\"columns\":[{\"v\":[1000,1005],\"w\":[[]],\"u\":\"Wh\",\"q\":\"1-0:1.8.0*255\"}],"
            + "\"new\":{\"a\":[1,{\"b\":null}],\"c\":true},"
            + "\"times\":[1772366400000,\"900000\"],\"period\":\"PT15M\",\"clockProven\":true,"
            + "\"readAt\":\"2026-03-01T12:00:00.123456789Z\",\"origin\":\"schedule\","
            + "\"series\":\"1-0:99.1.0*255\",\"device\":\"KW0001\",\"meter\":\"m1\"}";
    assertThat(Cases.whole(decoded(text))).isEqualTo(Blocks.plain());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"times\":[] \"columns\"",
        "\"times\":[1772366400000,900000.5]",
        "\"times\":[1772366400000,9e5]",
        "\"times\":[1772366400000,null]",
        "\"times\":[1772366400000]",
        "\"times\":[8640000000000001,0]",
        "\"times\":[8640000000000000,1]",
        "\"times\":[0,\"-9223372036854775808\"]",
        "\"times\":[0,\"9223372036854775808\"]",
        "\"times\":[1772366400000,900000],\"times\":[1772366400000,900000]",
        "\"times\":[1772366400000,900000],\"quality\":[0,-1]",
        "\"times\":[1772366400000,900000],\"quality\":[0,2147483648]",
        "\"times\":[1772366400000,900000],\"ordinals\":[0,0,0]",
        "\"times\":[1772366400000,900000],\"meterTimes\":[\"0\",\"\"]",
        "\"times\":[1772366400000,900000],\"meterTimes\":[\"\"]",
        "\"times\":[1772366400000,900000],\"meter\":\"m2\"",
      })
  void refuses_rows_that_do_not_fit(String times) {
    Cases.malformed(decoded(PLAIN.replace("\"times\":[1772366400000,900000]", times)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"v\":[1000]",
        "\"v\":[1000,1005,1]",
        "\"v\":[1000,true]",
        "\"v\":[1000,\"1005x\"]",
        "\"v\":[1000,01005]",
        "\"w\":[1000,1005]",
        "\"v\":[1000,1005],\"s\":128",
        "\"v\":[1000,1005],\"other\":{\"1\":{\"t\":\"\"}}",
        "\"v\":[1000,null],\"other\":{\"2\":{\"t\":\"\"}}",
        "\"v\":[1000,null],\"other\":{\"01\":{\"t\":\"\"}}",
        "\"v\":[1000,null],\"other\":{\"1\":{}}",
        "\"v\":[1000,null],\"other\":{\"1\":{\"t\":\"\",\"f\":true}}",
        "\"v\":[1000,null],\"other\":{\"1\":{\"n\":1}}",
        "\"v\":[1000,null],\"other\":{\"1\":{\"n\":1,\"s\":1,\"f\":true}}",
        "\"v\":[1000,null],\"other\":{\"1\":{\"t\":\"\\ud800\"}}",
        "\"v\":[1000,null],\"other\":{\"1\":{\"t\":\"\"},\"1\":{\"t\":\"\"}}",
        "\"v\":[1000,1005],\"q\":\"1-0:1.8.0*255\"",
      })
  void refuses_columns_that_do_not_fit(String values) {
    Cases.malformed(decoded(PLAIN.replace("\"v\":[1000,1005]", values)));
  }

  @Test
  void refuses_what_is_not_utf_8_or_not_one_object() {
    byte[] text = Cases.utf8(PLAIN);
    text[PLAIN.indexOf("m1")] = (byte) 0xFF;
    Cases.malformed(BlockCodec.decode(text));
    Cases.malformed(decoded(PLAIN + "{}"));
    Cases.malformed(decoded("[]"));
    Cases.malformed(decoded("null"));
    Cases.malformed(decoded(")]}'\n" + PLAIN));
  }

  @Test
  void refuses_nesting_without_end_without_using_up_the_memory() {
    String deep = PLAIN.replace("{\"meter\"", "{\"x\":" + "[".repeat(100_000) + ",\"meter\"");
    assertThat(Cases.malformed(decoded(deep)).detail()).contains("nested");
  }

  @Test
  void refuses_more_rows_than_a_block_has() {
    String zeros = "0" + ",0".repeat(Block.MAX_ROWS);
    assertThat(
            Cases.malformed(
                    decoded(
                        PLAIN.replace("1772366400000,900000", zeros).replace("1000,1005", zeros)))
                .detail())
        .contains("4096 rows");
  }

  @Test
  void a_row_with_a_number_has_no_other_value_in_the_text() {
    BitSet present = new BitSet();
    present.set(0);
    Column both =
        new Column(
            SampleBlocks.ENERGY,
            "",
            0,
            new long[] {7, 0},
            present,
            Arrays.asList(new Value.Text("x"), null));
    Block plain = Blocks.plain();
    Block block =
        new Block(
            plain.source(),
            plain.times(),
            plain.ordinals(),
            plain.quality(),
            plain.status(),
            List.of(),
            List.of(both));
    assertThat(encoded(block)).endsWith("\"columns\":[{\"q\":\"1-0:1.8.0*255\",\"v\":[7,null]}]}");
  }

  @Test
  void what_has_no_place_in_a_message_is_our_own_fault() {
    Block plain = Blocks.plain();
    assertThatThrownBy(() -> BlockCodec.encode(with(plain, new long[] {0, Long.MAX_VALUE}, "m")))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> BlockCodec.encode(with(plain, plain.times(), "\uD800")))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> BlockCodec.encode(with(plain, plain.times(), "x".repeat(9 << 20))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("octets");
  }

  private static Block with(Block block, long[] times, String meter) {
    Source source =
        new Source(
            meter,
            "d",
            SampleBlocks.PROFILE,
            Origin.PUSH,
            SampleBlocks.READ_AT,
            true,
            Duration.ofMinutes(15));
    return new Block(
        source,
        times,
        block.ordinals(),
        block.quality(),
        block.status(),
        block.meterTimes(),
        block.columns());
  }
}
