// SPDX-License-Identifier: Apache-2.0
package org.kilowire.cli.dlms;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.kilowire.cli.ExitCode;
import org.kilowire.cli.Printer;
import org.kilowire.dlms.cosem.LogicalName;
import org.kilowire.dlms.session.DlmsClient;
import org.kilowire.meter.Block;
import org.kilowire.meter.Column;
import org.kilowire.meter.Meter;
import org.kilowire.meter.Obis;
import org.kilowire.meter.Quality;
import org.kilowire.meter.Quantity;
import org.kilowire.meter.Value;
import org.kilowire.meter.dlms.DlmsProfiles;
import org.kilowire.meter.dlms.DlmsProtocol;
import org.kilowire.meter.dlms.ProfileSelection;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code kilowire dlms profile}: rows of a profile, decoded as the gateway decodes them. */
@Command(
    name = "profile",
    description = "Reads rows of a profile: all, by time, or by entries.",
    mixinStandardHelpOptions = true)
final class DlmsProfile implements Callable<Integer> {

  @Mixin private DeviceOptions options;

  @Parameters(paramLabel = "OBIS", description = "the profile, as 1.0.99.1.0.255")
  private String obis;

  @ArgGroup private Selection selection;

  /** By time or by entries. */
  private static final class Selection {
    @ArgGroup(exclusive = false)
    private Between between;

    @Option(
        names = "--entries",
        paramLabel = "A-B",
        description = "rows by their place in the archive, the oldest is 1: 1-100")
    private String entries;
  }

  /** Rows after one time, up to another. */
  private static final class Between {
    @Option(
        names = "--from",
        required = true,
        paramLabel = "T",
        description = "rows after this time, as 2026-01-01T00:00:00Z or with +01:00 for Z")
    private String from;

    @Option(
        names = "--to",
        required = true,
        paramLabel = "T",
        description = "rows up to and with this time")
    private String to;
  }

  @Override
  public Integer call() {
    Quantity series =
        LogicalName.parse(obis)
            .map(name -> Quantity.of(new Obis(name.octets())))
            .orElseThrow(() -> options.usage(obis + " is no OBIS code"));
    ProfileSelection wanted = selection();
    Meter meter = options.meter(Optional.empty());
    DlmsClient client =
        options.fitting(() -> DlmsProtocol.client(meter.traits(), options.secrets()));
    List<Block> blocks = new ArrayList<>();
    return new Device(options)
        .run(
            client.associate(),
            association ->
                new DlmsProfiles(client, meter, "")
                    .read(series, wanted, Device.context(), blocks::add),
            client.release(),
            coverage -> print(blocks));
  }

  private ProfileSelection selection() {
    if (selection == null) {
      return new ProfileSelection.All();
    }
    if (selection.between != null) {
      return between(time(selection.between.from), time(selection.between.to));
    }
    return entries(selection.entries);
  }

  /** (from, to]: a row belongs to the interval that its time ends. */
  private ProfileSelection between(Instant from, Instant to) {
    if (!from.isBefore(to)) {
      throw options.usage("--to is not after --from");
    }
    return new ProfileSelection.Between(from.plusMillis(1), to);
  }

  private ProfileSelection entries(String text) {
    if (text.matches("\\d{1,9}-\\d{1,9}")) {
      String[] ends = text.split("-", 2);
      long first = Long.parseLong(ends[0]);
      long last = Long.parseLong(ends[1]);
      if (first >= 1 && first <= last) {
        return new ProfileSelection.Entries(first, last);
      }
    }
    throw options.usage("--entries is A-B, from 1, like 1-100, not " + text);
  }

  private Instant time(String text) {
    try {
      return OffsetDateTime.parse(text).toInstant();
    } catch (DateTimeException e) {
      throw options.usage(
          "a time is like 2026-01-01T00:00:00+01:00, with its offset from UTC or Z, not " + text);
    }
  }

  private int print(List<Block> blocks) {
    Printer out = options.printer();
    for (Block block : blocks) {
      for (int row = 0; row < block.rows(); row++) {
        print(out, block, row);
      }
    }
    if (blocks.stream().allMatch(block -> block.rows() == 0)) {
      options.advise("no rows");
    }
    return ExitCode.DONE;
  }

  private static void print(Printer out, Block block, int row) {
    String time = Instant.ofEpochMilli(block.times()[row]).toString();
    Map<String, Object> members = new LinkedHashMap<>();
    members.put("time", time);
    members.put("status", block.status()[row]);
    members.put("quality", Quality.of(block.quality()[row]).stream().map(Enum::name).toList());
    StringBuilder text = new StringBuilder(time);
    for (Column column : block.columns()) {
      Object value = column.value(row).map(DlmsProfile::plain).orElse(null);
      String name = column.quantity().text();
      members.put(name, value);
      members.put(name + ".scale", column.scale());
      members.put(name + ".unit", column.unit());
      text.append("  ").append(name).append('=').append(scaled(column, row));
    }
    if (block.status()[row] != 0) {
      text.append("  status=0x").append(Long.toHexString(block.status()[row]));
    }
    out.line(text.toString(), members);
  }

  private static Object plain(Value value) {
    return value instanceof Value.Decimal number ? (Object) number.unscaled() : text(value);
  }

  private static String scaled(Column column, int row) {
    return column.value(row).map(DlmsProfile::text).orElse("-")
        + (column.unit().isEmpty() ? "" : " " + column.unit());
  }

  private static String text(Value value) {
    if (value instanceof Value.Decimal number) {
      return number.exact().toPlainString();
    }
    if (value instanceof Value.Text text) {
      return text.text();
    }
    if (value instanceof Value.Bytes bytes) {
      return "0x" + bytes.octets();
    }
    if (value instanceof Value.Flag flag) {
      return Boolean.toString(flag.set());
    }
    return ((Value.Time) value).instant().toString();
  }
}
