// SPDX-License-Identifier: Apache-2.0
package org.kilowire.fleet.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.kilowire.fleet.Fleet;
import org.kilowire.fleet.FleetMeter;
import org.kilowire.fleet.FleetResult;
import org.kilowire.fleet.Schedule;
import org.kilowire.meter.MeterProtocol;
import org.kilowire.meter.Trait;
import org.kilowire.meter.Traits;

final class MutationTest {

  private static final byte[] VALID = Documents.valid().getBytes(StandardCharsets.UTF_8);

  @Test
  void flipped_and_lost_octets_never_raise_an_exception_nor_a_fleet_that_cannot_be() {
    Map<Boolean, Integer> outcomes = new HashMap<>();
    FleetReader reader = Documents.reader();
    for (long seed = 0; seed < 2_000; seed++) {
      byte[] mutant = Mutants.ofOctets(VALID, seed);
      outcomes.merge(check(seed, () -> reader.read(mutant)), 1, Integer::sum);
    }
    assertThat(outcomes.get(true)).as("accepted").isGreaterThan(40);
    assertThat(outcomes.get(false)).as("refused").isGreaterThan(300);
  }

  @Test
  void swapped_values_never_raise_an_exception_nor_a_fleet_that_cannot_be() {
    Map<Boolean, Integer> outcomes = new HashMap<>();
    String valid = Documents.valid();
    FleetReader reader = Documents.reader();
    for (long seed = 0; seed < 2_000; seed++) {
      String mutant = Mutants.ofTokens(valid, seed);
      outcomes.merge(check(seed, () -> reader.read(mutant)), 1, Integer::sum);
    }
    assertThat(outcomes.get(true)).as("accepted").isGreaterThan(40);
    assertThat(outcomes.get(false)).as("refused").isGreaterThan(300);
  }

  private static boolean check(long seed, Supplier<FleetResult> reading) {
    FleetResult result;
    try {
      result = reading.get();
    } catch (RuntimeException e) {
      throw new AssertionError("seed " + seed, e);
    }
    if (result instanceof FleetResult.Whole whole) {
      for (FleetMeter meter : whole.fleet().meters().values()) {
        checkMeter(seed, whole.fleet(), meter);
      }
      for (Schedule schedule : whole.fleet().schedules().values()) {
        assertThat(whole.fleet().meters().keySet())
            .as("seed %d", seed)
            .containsAll(schedule.meters());
      }
      return true;
    }
    return false;
  }

  private static void checkMeter(long seed, Fleet fleet, FleetMeter meter) {
    assertThat(fleet.lines()).as("seed %d", seed).containsKey(meter.line());
    assertThat(Documents.LINES.check(fleet.lines().get(meter.line()).uri()).problems())
        .as("seed %d", seed)
        .isEmpty();
    MeterProtocol protocol =
        Documents.PROTOCOLS.stream()
            .filter(p -> p.id().equals(meter.meter().type().protocol()))
            .findAny()
            .orElseThrow();
    for (Trait trait : protocol.traits()) {
      Traits traits = meter.meter().traits();
      if (traits.has(trait.name())) {
        assertThat(inRange(traits, trait)).as("seed %d: %s %s", seed, trait, traits).isTrue();
      } else {
        assertThat(trait.required()).as("seed %d: %s", seed, trait).isFalse();
      }
    }
  }

  private static boolean inRange(Traits traits, Trait trait) {
    String name = trait.name();
    return switch (trait.kind()) {
      case TEXT -> traits.text(name).orElseThrow().length() <= trait.most();
      case INTEGER, DURATION ->
          traits.integer(name) >= trait.least() && traits.integer(name) <= trait.most();
      case FLAG -> traits.flag(name) || !traits.flag(name);
      case CHOICE -> trait.choices().contains(traits.choice(name));
      case SECRET -> Documents.SECRETS.contains(traits.text(name).orElseThrow());
    };
  }
}
