// SPDX-License-Identifier: Apache-2.0
package org.kilowire.kura.driver.sv.option;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kilowire.capture.octets.OctetAddress;
import org.kilowire.kura.driver.OptionValues;
import org.kilowire.meter.Trait;
import org.kilowire.options.Problem;
import org.kilowire.options.Read;
import org.kilowire.sv.dataset.ChannelMap;
import org.kilowire.sv.dataset.SampleRate;
import org.kilowire.sv.ethernet.MacAddress;
import org.kilowire.sv.ft3.Ft3Crc;
import org.kilowire.sv.ft3.Ft3Layout;

/** Options from what Kura hands over, which it has not checked. */
final class BusOptionsTest {

  private static Map<String, Object> given(String first, Object value, Object... more) {
    Map<String, Object> all = new HashMap<>(Map.of(first, value));
    for (int i = 0; i < more.length; i += 2) {
      all.put((String) more[i], more[i + 1]);
    }
    return all;
  }

  private static Read<BusOptions> ethernet(Object... more) {
    return StreamOptionReader.ethernet(given("network.interface", "eth1", more));
  }

  private static Read<BusOptions> ft3(Object... more) {
    return StreamOptionReader.ft3(given("source", "udp://:5000", more));
  }

  private static BusOptions whole(Read<BusOptions> read) {
    assertThat(read.problems()).isEmpty();
    return read.options().orElseThrow();
  }

  @Test
  void the_interface_is_all_that_must_be_given() {
    BusOptions options = whole(ethernet());
    StreamInput.Ethernet input = (StreamInput.Ethernet) options.input();
    assertThat(input.first()).isEqualTo("eth1");
    assertThat(input.second()).isEmpty();
    assertThat(input.groups()).isEmpty();
    assertThat(input.promiscuous()).isFalse();
    assertThat(input.claims()).containsExactly("interface eth1");
    assertThat(options.maps()).isEmpty();
    assertThat(options.scl()).isEmpty();
    assertThat(options.simulated()).isFalse();
    assertThat(options.results()).isEqualTo(ResultChoice.MINUTES);
    assertThat(options.nominalHertz()).isZero();
  }

  @Test
  void everything_can_be_given() {
    BusOptions options =
        whole(
            ethernet(
                "second.interface", "eth2",
                "promiscuous", "true",
                "groups", "01-0C-CD-04-00-01, 01:0c:cd:04:00:02",
                "maps", "9-2LE, F4800S2I4U4",
                "nominal.hertz", "60",
                "simulated", true,
                "results", "both",
                "path.delay", 25));
    StreamInput.Ethernet input = (StreamInput.Ethernet) options.input();
    assertThat(input.claims()).containsExactly("interface eth1", "interface eth2");
    assertThat(input.groups())
        .containsExactlyInAnyOrder(MacAddress.ofSampledValues(1), MacAddress.ofSampledValues(2));
    assertThat(input.promiscuous()).isTrue();
    assertThat(options.maps()).extracting(ChannelMap::id).containsExactly("9-2LE", "F4800S2I4U4");
    assertThat(options.nominalHertz()).isEqualTo(60);
    assertThat(options.pathNanos()).isEqualTo(25_000);
    assertThat(options.results().takesSeconds()).isTrue();
  }

  @Test
  void ft3_has_layouts_checks_and_a_rate() {
    StreamInput.Ft3 usual = (StreamInput.Ft3) whole(ft3()).input();
    assertThat(usual.frames().layouts()).isEqualTo(Ft3Layout.MERGING_UNIT);
    assertThat(usual.frames().crc()).isEqualTo(Ft3Crc.STANDARD);
    assertThat(usual.claims()).containsExactly("source udp://:5000");
    BusOptions options =
        whole(
            ft3(
                "source", "/dev/ft3",
                "layout",
                    "acme type=62 header=universal blocks=16,16,16,16 channels=22@16 smpCnt=14",
                "crc.init", "FFFF",
                "crc.complement", false,
                "rate", 5000,
                "maps", "universal-12"));
    StreamInput.Ft3 input = (StreamInput.Ft3) options.input();
    assertThat(input.source()).isEqualTo(OctetAddress.parse("/dev/ft3"));
    assertThat(input.frames().layouts()).extracting(Ft3Layout::name).containsExactly("acme");
    assertThat(input.frames().crc()).isEqualTo(new Ft3Crc(0xFFFF, false));
    assertThat(options.maps().get(0).rate()).isEqualTo(Optional.of(SampleRate.perSecond(5000)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "network.interface | a/b | no name of an interface",
        "network.interface | sixteen-octets-x | must have at most 15 characters",
        "second.interface | eth1 | must be another than the first",
        "groups | 00-0C-CD-04-00-01 | 00-0C-CD-04-00-01: not like 01-0C-CD-04-00-01",
        "maps | 9-2LF | neither a document nor a map that is shipped: 9-2LF",
        "maps | {\"version\": 1} | $.maps: is missing",
        "scl | <SCL | ",
        "nominal.hertz | 55 | must be one of unknown, 50, 60, 25, 16.7",
        "simulated | perhaps | must be true or false",
        "results | 2s | must be one of 1min, 1s, both, none",
        "path.delay | -1 | must be a whole number 0..1000000"
      })
  void a_value_that_is_wrong_is_told_by_its_field(String key, String value, String why) {
    Read<BusOptions> read = ethernet(key, value);
    assertThat(read.options()).isEmpty();
    assertThat(read.problems()).extracting(Problem::field).containsOnly(key);
    assertThat(read.problems().get(0).toString()).contains(why == null ? "" : why);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "source | udp://:0 | a port is 1..65535",
        "source | tcp://:5000 | which host?",
        "source | http://host:1 | must be udp://[HOST]:PORT",
        "layout | 53 | blocks= is needed",
        "layout | acme type=1 | blocks= is needed",
        "crc.init | 1234 | must be one of 0000, FFFF",
        "rate | 1000001 | must be a whole number 0..1000000"
      })
  void a_value_of_ft3_that_is_wrong_is_told_by_its_field(String key, String value, String why) {
    Read<BusOptions> read = ft3(key, value);
    assertThat(read.options()).isEmpty();
    assertThat(read.problems()).extracting(Problem::field).containsOnly(key);
    assertThat(read.problems().get(0).toString()).contains(why);
  }

  @Test
  void all_that_is_wrong_is_told_at_once() {
    assertThat(
            ethernet("network.interface", "", "maps", "x", "results", "y", "groups", "z")
                .problems())
        .extracting(Problem::field)
        .containsExactlyInAnyOrder("network.interface", "maps", "results", "groups");
  }

  @Test
  void k23_a_blank_is_the_default() {
    for (List<Trait> traits : List.of(StreamTraits.ETHERNET, StreamTraits.FT3)) {
      Map<String, Object> blanks = new HashMap<>();
      traits.forEach(one -> blanks.put(OptionValues.key(one), " "));
      boolean serial = traits.equals(StreamTraits.FT3);
      blanks.put(serial ? "source" : "network.interface", serial ? "udp://:5000" : "eth1");
      Read<BusOptions> read =
          serial ? StreamOptionReader.ft3(blanks) : StreamOptionReader.ethernet(blanks);
      assertThat(read).isEqualTo(serial ? ft3() : ethernet());
    }
  }
}
