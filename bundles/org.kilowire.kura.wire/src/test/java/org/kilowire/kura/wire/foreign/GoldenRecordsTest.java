// SPDX-License-Identifier: Apache-2.0
package org.kilowire.kura.wire.foreign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.kura.type.DataType;
import org.eclipse.kura.type.TypedValue;
import org.eclipse.kura.type.TypedValues;
import org.eclipse.kura.wire.WireRecord;
import org.junit.jupiter.api.Test;
import org.kilowire.contract.codec.BlockCodec;
import org.kilowire.kura.wire.appending.EnvelopeReader;
import org.kilowire.kura.wire.records.Arrival;
import org.kilowire.meter.Block;
import org.kilowire.meter.Column;
import org.kilowire.meter.Quality;

/** Every record that a real Kura was seen to emit, where the recording is at hand. */
final class GoldenRecordsTest {

  private static final Path RECORDING =
      Path.of(System.getProperty("kilowire.facts", ""), "kura-golden", "wire-records.txt");

  private static final Pattern VALUE =
      Pattern.compile("\\s+(\\S+) = org\\.eclipse\\.kura\\.type\\.\\w+\\((\\w+)\\) (.*)");
  private static final Pattern ABSENT = Pattern.compile("\\s+\\(not there: (\\S+)\\)");
  private static final Set<String> SUFFIXES = Set.of("_timestamp", "_error", "_unit");

  private final Map<String, List<Map<String, TypedValue<?>>>> sections = new LinkedHashMap<>();
  private final Map<String, TypedValue<?>> whole = new TreeMap<>();

  /** Most records are told by how they differ from the first one. */
  private void read() throws IOException {
    assumeTrue(Files.exists(RECORDING), "no recording at hand");
    List<Map<String, TypedValue<?>>> records = new ArrayList<>();
    Map<String, TypedValue<?>> record = new TreeMap<>();
    for (String line : Files.readAllLines(RECORDING)) {
      Matcher value = VALUE.matcher(line);
      Matcher absent = ABSENT.matcher(line);
      if (line.startsWith("== ")) {
        records = new ArrayList<>();
        sections.put(line.substring(3), records);
      } else if (line.contains("equal to the all-ok record") || line.contains("compared with")) {
        record = new TreeMap<>(whole);
        records.add(record);
      } else if (line.contains("    WireRecord <")) {
        record = new TreeMap<>();
        records.add(record);
      } else if (value.matches()) {
        record.put(value.group(1), value(value.group(2), value.group(3)));
        if (sections.size() == 1) {
          whole.put(value.group(1), record.get(value.group(1)));
        }
      } else if (absent.matches()) {
        record.remove(absent.group(1));
      }
    }
  }

  private static TypedValue<?> value(String type, String text) {
    return type.equals("BYTE_ARRAY")
        ? TypedValues.newByteArrayValue(HexFormat.of().parseHex(text))
        : TypedValues.parseTypedValue(DataType.valueOf(type), text.substring(1, text.length() - 1));
  }

  private static List<Block> blocks(List<Map<String, TypedValue<?>>> records) {
    EnvelopeReader.Found found =
        EnvelopeReader.read(
            records.stream().map(WireRecord::new).toList(),
            new Arrival("probe.Emit-1-1", Instant.EPOCH, true));
    assertThat(found.refused()).isEmpty();
    return found.blocks();
  }

  /** The names of a record that are no words about another. */
  private static Set<String> channels(Map<String, TypedValue<?>> record) {
    Set<String> names = new TreeSet<>(record.keySet());
    names.removeAll(Set.of("assetName", "assetTimestamp"));
    names.removeIf(name -> SUFFIXES.stream().anyMatch(name::endsWith));
    return names;
  }

  @Test
  void each_of_them_is_stored_with_all_that_it_says() throws IOException {
    read();
    int count = 0;
    for (Map.Entry<String, List<Map<String, TypedValue<?>>>> section : sections.entrySet()) {
      for (Map<String, TypedValue<?>> record : section.getValue()) {
        count++;
        List<Block> blocks = blocks(List.of(record));
        assertThat(blocks).as(section.getKey()).hasSize(1);
        assertThat(BlockCodec.encode(blocks.get(0))).isNotEmpty();
        Set<String> valued = new TreeSet<>();
        for (Column column : blocks.get(0).columns()) {
          for (int row = 0; row < blocks.get(0).rows(); row++) {
            column.value(row).ifPresent(v -> valued.add(column.quantity().text().substring(4)));
          }
        }
        assertThat(valued).as(section.getKey()).isEqualTo(channels(record));
      }
    }
    assertThat(count).isGreaterThan(40);
  }

  @Test
  void one_channel_that_failed_is_missing_at_its_own_time_and_no_other_is() throws IOException {
    read();
    List<String> failures =
        sections.keySet().stream()
            .filter(name -> name.matches("driver mode (failone|failnull) .*"))
            .toList();
    assertThat(failures).hasSizeGreaterThanOrEqualTo(4);
    for (String name : failures) {
      Block block = blocks(sections.get(name).subList(0, 1)).get(0);
      for (int row = 0; row < block.rows(); row++) {
        int at = row;
        boolean failed = block.times()[row] == 1_700_000_000_004L;
        assertThat(Quality.of(block.quality()[row]).contains(Quality.MISSING)).isEqualTo(failed);
        assertThat(block.columns().stream().allMatch(column -> column.value(at).isEmpty()))
            .isEqualTo(failed);
        assertThat(block.ordinals()[row]).isZero();
      }
    }
  }
}
