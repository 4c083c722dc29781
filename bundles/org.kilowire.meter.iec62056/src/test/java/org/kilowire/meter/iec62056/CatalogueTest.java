// SPDX-License-Identifier: Apache-2.0
package org.kilowire.meter.iec62056;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.kilowire.conversation.Secret;
import org.kilowire.fleet.CatalogueType;
import org.kilowire.fleet.Fleet;
import org.kilowire.fleet.FleetResult;
import org.kilowire.fleet.LineCheck;
import org.kilowire.fleet.document.Catalogue;
import org.kilowire.fleet.document.FleetReader;
import org.kilowire.meter.Counters;
import org.kilowire.meter.Meter;
import org.kilowire.meter.Traits;
import org.kilowire.meter.UseCounts;
import org.kilowire.meter.iec62056.trait.Iec62056Traits;
import org.kilowire.meter.iec62056.trait.TraitTranslation;

/** The meter types that come with the protocol. */
final class CatalogueTest {

  private static final Iec62056Protocol PROTOCOL = new Iec62056Protocol();

  static Stream<CatalogueType> types() {
    return Catalogue.of(List.of(PROTOCOL)).types().stream();
  }

  @Test
  void has_the_makers_that_are_read() {
    assertThat(types().map(type -> type.type().id()))
        .contains(
            "generic-c",
            "generic-d",
            "emh-lzqj",
            "emh-itz",
            "landis-gyr-zmd",
            "landis-gyr-zmf",
            "landis-gyr-e350",
            "elster-a1500",
            "iskra-mt17x",
            "iskra-mt382",
            "metcom",
            "itron-ace",
            "energomera-ce30x",
            "neva")
        .doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @MethodSource("types")
  void a_type_says_from_where_it_is_known_and_makes_sessions(CatalogueType type) {
    assertThat(type.maker()).isNotBlank();
    assertThat(type.model()).isNotBlank();
    assertThat(type.known()).hasSizeGreaterThan(20).endsWith(".");
    Map<String, Object> own = new HashMap<>(Map.of("password", "p", "sign-on-password", "s"));
    Traits traits = Traits.of(Iec62056Traits.ALL, type.type().traits(), own);
    Meter meter = new Meter("m", Optional.of("1"), type.type(), traits);
    assertThatCode(
            () -> {
              PROTOCOL
                  .session(
                      meter,
                      name -> Optional.of(Secret.of("1")),
                      Counters.NONE,
                      UseCounts.UNBOUNDED)
                  .abilities();
              TraitTranslation.requestForm(traits);
              TraitTranslation.clock(traits);
              TraitTranslation.clockToSet(traits);
              TraitTranslation.crc(traits);
            })
        .doesNotThrowAnyException();
  }

  private static FleetResult read(String types, String type) {
    String document =
        """
        {"version": 1, "gateway": "g",
         "lines": [{"id": "l", "uri": "tcp://1"}],
         "types": [%s],
         "meters": [{"id": "m", "type": "%s", "line": "l", "traits": {"address": "7"}}],
         "schedules": [{"id": "s", "every": "PT1H", "meters": ["type:%s"]}]}\
        """
            .formatted(types, type, type);
    return new FleetReader(List.of(PROTOCOL), LineCheck.Checked::leadsTo).read(document);
  }

  @Test
  void a_fleet_names_a_type_of_the_catalogue() {
    Fleet fleet = ((FleetResult.Whole) read("", "metcom")).fleet();
    Meter meter = fleet.meters().get("m").meter();
    assertThat(meter.type().profiles()).containsExactly(MeterUnderTest.PROFILE);
    assertThat(meter.traits().choice("profile-command")).isEqualTo("R5");
    assertThat(fleet.types().keySet()).containsExactly("metcom");
    assertThat(fleet.schedules().get("s").meters()).containsExactly("m");
  }

  @Test
  void a_fleets_own_type_is_like_one_and_overrides_single_traits() {
    String own =
        """
        {"id": "ours", "like": "metcom", "traits": {"profile-command": "R6", "max-baud": 4800},
         "time": {"zone": "Europe/Zurich"}, "registers": ["2.8.0"]}\
        """;
    Meter meter = ((FleetResult.Whole) read(own, "ours")).fleet().meters().get("m").meter();
    assertThat(meter.traits().choice("profile-command")).isEqualTo("R6");
    assertThat(meter.traits().integer("max-baud")).isEqualTo(4800);
    assertThat(meter.traits().duration("profile-lead")).hasMinutes(90);
    assertThat(meter.type().time().zone().getId()).isEqualTo("Europe/Zurich");
    assertThat(meter.type().registers()).containsExactly(MeterUnderTest.EXPORT);
    assertThat(meter.type().profiles()).containsExactly(MeterUnderTest.PROFILE);
  }

  @Test
  void a_type_like_nobody_is_refused_by_name() {
    FleetResult.Refused refused =
        (FleetResult.Refused) read("{\"id\": \"ours\", \"like\": \"metcmo\"}", "ours");
    assertThat(refused.problems().get(0).toString())
        .isEqualTo("$.types[0].like: there is no type \"metcmo\"; perhaps \"metcom\" is meant");
  }
}
