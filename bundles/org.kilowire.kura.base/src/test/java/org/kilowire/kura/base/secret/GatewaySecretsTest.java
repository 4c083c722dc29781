// SPDX-License-Identifier: Apache-2.0
package org.kilowire.kura.base.secret;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kilowire.conversation.Secret;
import org.kilowire.options.Logged;

final class GatewaySecretsTest {

  @TempDir private Path folder;
  private final GatewaySecrets secrets = new GatewaySecrets();
  private Path file;

  @BeforeEach
  void file() throws IOException {
    file = Files.createFile(folder.resolve("secrets"));
    permit("rw-------");
  }

  private void permit(String permissions) throws IOException {
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(permissions));
  }

  private record Named(String component, String name, String value) implements NamedSecret {
    @Override
    public Optional<Secret> find(String asked) {
      return Optional.of(Secret.of(value)).filter(secret -> asked.equals(name));
    }
  }

  @Test
  void configured_secrets_and_those_of_the_file_are_one() throws IOException {
    Files.writeString(file, "b=from-file\n");
    secrets.add(new Named("s1", "a", "configured"));
    secrets.use(Optional.of(file));
    assertThat(secrets.find("a")).contains(Secret.of("configured"));
    assertThat(secrets.find("b")).contains(Secret.of("from-file"));
    assertThat(secrets.find("c")).isEmpty();
    secrets.use(Optional.empty());
    assertThat(secrets.find("b")).isEmpty();
  }

  @Test
  void of_two_with_one_name_and_different_values_none_is_given_and_both_are_named() {
    NamedSecret second = new Named("s2", "a", "2");
    secrets.add(new Named("s1", "a", "1"));
    secrets.add(second);
    for (int i = 0; i < 3; i++) {
      Logged.clear();
      assertThat(secrets.find("a")).isEmpty();
      assertThat(secrets.find("a")).isEmpty();
      assertThat(Logged.lines())
          .containsExactly(
              "ERROR secret:a has different values in s1 and s2; none is used until one is left");
      secrets.remove(second);
      assertThat(secrets.find("a")).contains(Secret.of("1"));
      secrets.add(second);
    }
  }

  @Test
  void one_in_the_file_with_another_value_is_none_either() throws IOException {
    Files.writeString(file, "a=2\n");
    secrets.add(new Named("s1", "a", "1"));
    secrets.use(Optional.of(file));
    Logged.clear();
    assertThat(secrets.find("a")).isEmpty();
    assertThat(Logged.lines("ERROR")).singleElement().asString().contains("s1 and secrets.file /");
  }

  @Test
  void of_two_with_one_name_and_one_value_nothing_is_said() throws IOException {
    Files.writeString(file, "a=1\n");
    secrets.add(new Named("s2", "a", "1"));
    secrets.add(new Named("s1", "a", "1"));
    secrets.use(Optional.of(file));
    Logged.clear();
    assertThat(secrets.find("a")).contains(Secret.of("1"));
    assertThat(Logged.lines()).isEmpty();
  }

  @Test
  void a_file_that_has_changed_is_read_again_and_one_that_went_wrong_is_not() throws IOException {
    Files.writeString(file, "a=1\n");
    secrets.use(Optional.of(file));
    assertThat(secrets.find("a")).contains(Secret.of("1"));
    Files.writeString(file, "a=longer\n");
    assertThat(secrets.find("a")).contains(Secret.of("longer"));
    Files.writeString(file, "a=others can see it\n");
    permit("rw-r--r--");
    assertThat(secrets.find("a")).contains(Secret.of("longer"));
    permit("rw-------");
    assertThat(secrets.find("a")).contains(Secret.of("others can see it"));
    Files.delete(file);
    assertThat(secrets.find("a")).contains(Secret.of("others can see it"));
  }

  @Test
  void another_file_that_cannot_be_read_leaves_the_secrets_of_the_one_before() throws IOException {
    Files.writeString(file, "a=1\n");
    secrets.use(Optional.of(file));
    Logged.clear();
    Path typo = folder.resolve("sercets");
    secrets.use(Optional.of(typo));
    assertThat(secrets.find("a")).contains(Secret.of("1"));
    assertThat(Logged.lines("secrets.file"))
        .singleElement()
        .asString()
        .contains("there is no " + typo)
        .contains("what was last read of " + file + " goes on");
    Path next =
        Files.createFile(
            folder.resolve("next"),
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    Files.writeString(next, "b=2\n");
    secrets.use(Optional.of(next));
    assertThat(secrets.find("a")).isEmpty();
    assertThat(secrets.find("b")).contains(Secret.of("2"));
  }

  @Test
  void a_first_file_that_cannot_be_read_is_told_to_bring_nothing() {
    Logged.clear();
    secrets.use(Optional.of(folder.resolve("absent")));
    assertThat(Logged.lines("secrets.file"))
        .singleElement()
        .asString()
        .contains("until it can be read there are none of it");
  }

  @Test
  void a_file_that_comes_later_is_read_when_it_is_there() throws IOException {
    Path later = folder.resolve("later");
    secrets.use(Optional.of(later));
    assertThat(secrets.find("a")).isEmpty();
    Files.createFile(
        later, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    Files.writeString(later, "a=1\n");
    assertThat(secrets.find("a")).contains(Secret.of("1"));
  }
}
