// SPDX-License-Identifier: Apache-2.0
package org.kilowire.kura.api;

import static org.assertj.core.api.Assertions.assertThat;

import org.eclipse.kura.message.KuraTopic;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TopicTest {

  @ParameterizedTest
  @CsvSource({
    "$EDC/acme/gw1/KILOWIRE/EXEC/read, $EDC, acme, gw1, KILOWIRE, EXEC/read",
    "acme/gw1/app/a/b/, , acme, gw1, app, a/b/",
    "acme/gw1/app, , acme, gw1, app, ",
    "acme/gw1/app/, , acme, gw1, app, ",
    "acme/gw1/, , acme, gw1, , ",
    "acme//app//x, , acme, '', app, /x",
    "$EDC, $EDC, , , , ",
    "$EDC/acme, $EDC, acme, , , ",
    "#, , , , , ",
    "/, , , , , ",
  })
  void isTakenApart(
      String full, String prefix, String account, String device, String application, String rest) {
    KuraTopic topic = new KuraTopic(full);
    assertThat(topic.getFullTopic()).isEqualTo(full);
    assertThat(topic.getPrefix()).isEqualTo(prefix);
    assertThat(topic.getAccountName()).isEqualTo(account);
    assertThat(topic.getDeviceId()).isEqualTo(device);
    assertThat(topic.getApplicationId()).isEqualTo(application);
    assertThat(topic.getApplicationTopic()).isEqualTo(rest);
  }

  @Test
  void has_a_prefix_only_if_it_starts_as_a_control_topic_does() {
    assertThat(new KuraTopic("ctl/acme/gw1", "ctl").getPrefix()).isEqualTo("ctl");
    assertThat(new KuraTopic("$EDC/acme/gw1", "ctl").getAccountName()).isEqualTo("$EDC");
  }

  @Test
  void gives_its_parts_as_they_stand() {
    assertThat(new KuraTopic("a//b/").getTopicParts()).containsExactly("a", "", "b");
    assertThat(new KuraTopic("#").getTopicParts()).isNull();
  }
}
