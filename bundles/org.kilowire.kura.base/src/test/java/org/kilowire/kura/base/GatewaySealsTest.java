// SPDX-License-Identifier: Apache-2.0
package org.kilowire.kura.base;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.kilowire.contract.EventMessage;
import org.kilowire.contract.MessageKind;
import org.kilowire.options.Logged;
import org.kilowire.seal.SealReason;
import org.kilowire.seal.file.HandoverSeals;
import org.kilowire.seal.file.SealFolder;
import org.kilowire.seal.message.Verdict;
import org.kilowire.store.EventLog;
import org.slf4j.event.Level;

final class GatewaySealsTest extends UsesInstallation {

  private SealFolder keys() {
    return new SealFolder(folder.resolve("kilowire.keys"));
  }

  @Test
  void keys_are_made_under_kuras_data_and_offered_with_the_gateways_id() throws IOException {
    installation.configure(gateway());
    HandoverSeals seals = registry.get(HandoverSeals.class);
    assertThat(keys().readKeys().publicKeys()).isEqualTo(seals.publicKeys());
    assertThat(registry.property(HandoverSeals.class, "kilowire.gateway")).isEqualTo("gw-1");
    assertThat(registry.property(HandoverSeals.class, "kilowire.key"))
        .isEqualTo(seals.publicKeys().kid());
    assertThat(Logged.taken(Level.INFO))
        .anyMatch(line -> line.contains("key " + seals.publicKeys().kid() + ", trusts nobody"))
        .anyMatch(line -> line.contains(seals.publicKeys().text()));
  }

  @Test
  void a_restart_has_the_same_keys_and_a_property_says_where() throws IOException {
    installation.configure(gateway());
    Path before = keys().keyFile();
    var made = registry.get(HandoverSeals.class).publicKeys();
    restart();
    installation.configure(gateway());
    assertThat(registry.get(HandoverSeals.class).publicKeys()).isEqualTo(made);
    properties.put("kilowire.keys", folder.resolve("security").toString());
    restart();
    installation.configure(gateway());
    assertThat(registry.get(HandoverSeals.class).publicKeys()).isNotEqualTo(made);
    assertThat(before).exists();
    assertThat(new SealFolder(folder.resolve("security")).keyFile()).exists();
  }

  @Test
  void without_an_id_there_are_no_keys() {
    installation.configure(Map.of());
    assertThat(registry.find(HandoverSeals.class)).isEmpty();
    assertThat(keys().keyFile()).doesNotExist();
  }

  @Test
  void missing_keys_are_not_made_anew_stop_the_hand_over_and_are_taken_when_they_are_back()
      throws Exception {
    installation.configure(gateway());
    var made = registry.get(HandoverSeals.class).publicKeys();
    installation.close();
    Path away = folder.resolve("away");
    Files.move(keys().keyFile(), away);
    activate();
    installation.configure(gateway());
    assertThat(registry.find(HandoverSeals.class)).isEmpty();
    assertThat(registry.names()).contains(STORE);
    assertThat(Logged.taken(Level.ERROR))
        .singleElement()
        .asString()
        .contains("nothing is handed over", "seal.key is missing", "it is tried again");
    assertThat(awaitedEvents()).containsExactly("bad-keys");
    assertThat(alarm.isSet()).isTrue();
    alarm.ring();
    assertThat(registry.find(HandoverSeals.class)).isEmpty();
    assertThat(Logged.taken(Level.ERROR)).isEmpty();
    Files.move(away, keys().keyFile());
    alarm.ring();
    assertThat(registry.get(HandoverSeals.class).publicKeys()).isEqualTo(made);
    assertThat(alarm.isSet()).isFalse();
  }

  /** Those that wait; an event is stored behind what was stored before it. */
  private List<String> awaitedEvents() throws Exception {
    var unused = append();
    EventLog log = registry.get(EventLog.class);
    return log.pending(0, 10).stream().map(EventMessage::event).map(e -> e.code()).toList();
  }

  @Test
  void nobody_is_believed_until_somebody_is_trusted() {
    installation.configure(gateway());
    HandoverSeals seals = registry.get(HandoverSeals.class);
    assertThat(seals.obstacle(MessageKind.RECEIPT, "gw-1")).isPresent();
    assertThat(seals.check(MessageKind.RECEIPT, "gw-1", new byte[] {'{'}))
        .isEqualTo(new Verdict.Refused(SealReason.NOT_SEALED, ""));
    assertThat(seals.seal(MessageKind.EVENT, "gw-1", Optional.empty(), new byte[1]))
        .startsWith((byte) 'e', (byte) 'y', (byte) 'J');
  }
}
