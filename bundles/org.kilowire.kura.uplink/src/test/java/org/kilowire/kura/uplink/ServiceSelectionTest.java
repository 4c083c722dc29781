// SPDX-License-Identifier: Apache-2.0
package org.kilowire.kura.uplink;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.kilowire.uplink.Transport.Outgoing;

class ServiceSelectionTest {

  private final List<String> told = new ArrayList<>();
  private final ServiceSelection<Outgoing, String> selection =
      new ServiceSelection<>(
          Outgoing.class,
          (channel, service, properties) -> told.add("bind " + channel + " " + service),
          (channel, service, properties) -> told.add("updated " + channel + " " + service),
          (channel, service) -> told.add("unbind " + channel + " " + service));

  private void target(String data) {
    selection.targets(Map.of(Outgoing.DATA, Target.of(data)));
  }

  private void put(String service, Object... properties) {
    Map<String, Object> all = new HashMap<>();
    for (int i = 0; i < properties.length; i += 2) {
      all.put((String) properties[i], properties[i + 1]);
    }
    selection.put(service, all);
  }

  private void told(String... what) {
    assertThat(told).containsExactly(what);
    told.clear();
  }

  @Test
  void takes_the_service_with_the_name_whichever_comes_first() {
    put("other", "kura.service.pid", "b");
    target("a");
    told();
    put("one", "kura.service.pid", "a");
    told("bind DATA one", "updated DATA one");
    selection.remove("one");
    told("unbind DATA one");
    selection.remove("other");
    told();
  }

  @Test
  void of_several_the_one_that_the_framework_would_take_and_another_when_it_goes() {
    target("(kind=data)");
    put("late", "kind", "data", "service.id", 9L);
    put("early", "kind", "data", "service.id", 3L);
    told("bind DATA late", "updated DATA late", "bind DATA early", "updated DATA early");
    put("high", "kind", "data", "service.id", 12L, "service.ranking", 5);
    told("bind DATA high", "updated DATA high");
    selection.remove("high");
    told("bind DATA early");
  }

  @Test
  void a_service_whose_properties_no_longer_match_is_left() {
    target("a");
    put("one", "kura.service.pid", "a");
    told.clear();
    put("one", "kura.service.pid", "a", "cloud.endpoint.service.pid", "elsewhere");
    told("updated DATA one");
    put("one", "kura.service.pid", "b");
    told("unbind DATA one");
  }

  @Test
  void a_channel_without_a_target_has_nobody() {
    put("one", "kura.service.pid", "a");
    target("a");
    told("bind DATA one");
    target("a");
    told();
    selection.targets(Map.of());
    told("unbind DATA one");
  }

  @Test
  void one_service_may_be_meant_for_two_channels() {
    put("one", "kura.service.pid", "a");
    selection.targets(Map.of(Outgoing.DATA, Target.of("a"), Outgoing.EVENT, Target.of("a")));
    assertThat(told).containsExactlyInAnyOrder("bind DATA one", "bind EVENT one");
  }
}
