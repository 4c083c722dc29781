// SPDX-License-Identifier: Apache-2.0
package org.kilowire.kura.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FoldersTest {
  @Test
  void are_below_the_data_folder_unless_given() {
    assertThat(Folders.of(Map.of("kura.data", "/d")::get))
        .isEqualTo(new Folders(Path.of("/d/snapshots"), Path.of("/d/security")));
    assertThat(Folders.of(Map.of("kura.data", "/d", "kura.snapshots", "/s")::get))
        .isEqualTo(new Folders(Path.of("/s"), Path.of("/d/security")));
    assertThat(Folders.of(Map.of("kura.security", "/k", "kura.snapshots", "/s")::get))
        .isEqualTo(new Folders(Path.of("/s"), Path.of("/k")));
  }

  @Test
  void are_not_guessed() {
    assertThatThrownBy(() -> Folders.of(Map.of("kura.snapshots", "/s")::get))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("kura.security");
  }
}
