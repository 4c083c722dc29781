// SPDX-License-Identifier: Apache-2.0
package org.kilowire.kura.host.configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kilowire.kura.host.crypto.Crypto;

class SnapshotsTest {
  private static final long NOW = 1_795_000_000_000L;

  @TempDir private Path data;
  private Snapshots snapshots;

  @BeforeEach
  void open() throws IOException {
    snapshots = new Snapshots(data.resolve("snapshots"), Crypto.in(data));
  }

  @Test
  void the_name_is_the_time_and_the_text_is_one_encrypted_line() throws Exception {
    snapshots.write(saved("a"), NOW);
    Path file = file(NOW);
    assertThat(Files.readString(file)).matches("[A-Za-z0-9+/]{16}-[A-Za-z0-9+/]+={0,2}");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    assertThat(snapshots.read(NOW)).isEqualTo(saved("a"));
  }

  @Test
  void k10_the_last_ten_are_kept() throws Exception {
    for (int i = 0; i < 12; i++) {
      snapshots.write(saved("a" + i), NOW + i);
    }
    assertThat(snapshots.ids()).hasSize(10).first().isEqualTo(NOW + 2);
  }

  @Test
  void what_was_not_written_here_is_not_dropped() throws Exception {
    String foreign = "AAAAAAAAAAAAAAAA-" + "B".repeat(64);
    Files.writeString(file(0), SnapshotText.write(saved("by hand")));
    Files.writeString(file(NOW + 1), foreign);
    for (int i = 2; i < 30; i++) {
      snapshots.write(saved("a" + i), NOW + i);
    }
    assertThat(snapshots.read(0)).isEqualTo(saved("by hand"));
    assertThat(file(NOW + 1)).hasContent(foreign);
    assertThat(snapshots.ids())
        .hasSize(12)
        .endsWith(
            NOW + 20, NOW + 21, NOW + 22, NOW + 23, NOW + 24, NOW + 25, NOW + 26, NOW + 27,
            NOW + 28, NOW + 29);
  }

  @Test
  void a_clock_that_is_set_back_makes_no_older_snapshot() throws Exception {
    snapshots.write(saved("first"), NOW);
    assertThat(snapshots.write(saved("second"), NOW - 1000)).isEqualTo(NOW + 1);
    assertThat(snapshots.newest()).contains(saved("second"));
  }

  @Test
  void the_newest_that_can_be_read_counts() throws Exception {
    assertThat(snapshots.newest()).isEmpty();
    snapshots.write(saved("first"), NOW);
    snapshots.write(saved("second"), NOW + 1);
    String text = Files.readString(file(NOW + 1));
    Files.writeString(file(NOW + 1), text.substring(0, text.length() / 2));
    assertThat(snapshots.newest()).contains(saved("first"));
    Files.delete(file(NOW));
    assertThat(snapshots.newest()).isEmpty();
  }

  @Test
  void only_the_first_one_may_be_plain() throws Exception {
    String plain = SnapshotText.write(saved("plain"));
    Files.writeString(file(0), plain);
    Files.writeString(file(NOW), plain);
    assertThat(snapshots.read(0)).isEqualTo(saved("plain"));
    assertThatThrownBy(() -> snapshots.read(NOW))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("not encrypted");
  }

  @Test
  void other_files_are_no_snapshots() throws Exception {
    for (String name : new String[] {"snapshot_1.xml.new", "snapshot_x.xml", "snapshot_-1.xml"}) {
      Files.writeString(data.resolve("snapshots").resolve(name), "");
    }
    assertThat(snapshots.ids()).isEmpty();
  }

  @Test
  void a_huge_file_is_not_read() throws Exception {
    Files.write(file(NOW), new byte[(16 << 20) + 1]);
    assertThatThrownBy(() -> snapshots.read(NOW))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("octets");
  }

  private Path file(long id) {
    return data.resolve("snapshots/snapshot_" + id + ".xml");
  }

  private static List<SnapshotEntry> saved(String pid) {
    return List.of(new SnapshotEntry(pid, new TreeMap<>(Map.of("kura.service.pid", pid))));
  }
}
