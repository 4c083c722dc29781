// SPDX-License-Identifier: Apache-2.0
package org.kilowire.dlms.axdr;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.constraints.IntRange;
import org.kilowire.conversation.Decoded;
import org.kilowire.conversation.Octets;
import org.kilowire.dlms.axdr.DataReader.Event;

final class DataProperties {

  @Provide
  Arbitrary<Data> data() {
    return tree(3);
  }

  private static Arbitrary<Data> tree(int depth) {
    Arbitrary<Data> leaf = leaf();
    if (depth == 0) {
      return leaf;
    }
    Arbitrary<List<Data>> children = tree(depth - 1).list().ofMaxSize(5);
    return Arbitraries.frequencyOf(
        Tuple.of(3, leaf),
        Tuple.of(1, children.map(Data.Array::new)),
        Tuple.of(1, children.map(Data.Structure::new)));
  }

  private static Arbitrary<Data> leaf() {
    Arbitrary<Octets> octets =
        Arbitraries.bytes().array(byte[].class).ofMaxSize(300).map(Octets::of);
    return Arbitraries.oneOf(
        Arbitraries.just(Data.nullData()),
        Arbitraries.of(true, false).map(Data.Bool::new),
        Arbitraries.integers().map(Data::doubleLong),
        Arbitraries.integers().between(0, 0xFFFF).map(Data::longUnsigned),
        Arbitraries.longs().map(Data::long64),
        Arbitraries.longs().map(value -> new Data.Whole(DataType.LONG64_UNSIGNED, value)),
        octets.map(Data.OctetString::new),
        octets.map(Data.Utf8String::new),
        octets.map(value -> new Data.BitString(8 * value.length(), value)),
        Arbitraries.strings().withCharRange((char) 0, (char) 255).map(Data.VisibleString::new),
        Arbitraries.doubles().map(Data.Float64::new));
  }

  @Property(tries = 300)
  void what_is_encoded_is_decoded(@ForAll("data") Data data) {
    Octets octets = DataCodec.octets(data);
    assertThat(octets.length()).isEqualTo(DataCodec.size(data));
    assertThat(DataCodec.decode(octets.buffer()))
        .isEqualTo(new Decoded.Complete<>(data, octets.length()));
  }

  @Property(tries = 300)
  void a_prefix_needs_more(@ForAll("data") Data data, @ForAll @IntRange(max = 999) int permille) {
    Octets octets = DataCodec.octets(data);
    int length = octets.length() * permille / 1000;
    assertThat(DataCodec.decode(octets.slice(0, length).buffer()))
        .isEqualTo(new Decoded.NeedMore<>());
  }

  @Property(tries = 300)
  void a_walk_is_the_same_however_the_octets_are_cut(
      @ForAll("data") Data data, @ForAll @IntRange(min = 1, max = 40) int step) {
    Octets octets = DataCodec.octets(data);
    assertThat(walk(octets, step)).isEqualTo(walk(octets, octets.length()));
  }

  private static List<String> walk(Octets octets, int step) {
    DataReader reader = new DataReader(DataLimits.DEFAULT);
    List<String> events = new ArrayList<>();
    int from = 0;
    int to = 0;
    boolean begun = false;
    while (!begun || reader.depth() > 0) {
      ByteBuffer in = octets.slice(from, to).buffer();
      Event event = reader.next(in);
      from += in.position();
      if (event == Event.NEED_MORE) {
        assertThat(to).isLessThan(octets.length());
        to = Math.min(octets.length(), to + step);
      } else {
        begun = true;
        events.add(event + " " + reader.type() + " " + reader.length());
      }
    }
    assertThat(from).isEqualTo(octets.length());
    return events;
  }
}
