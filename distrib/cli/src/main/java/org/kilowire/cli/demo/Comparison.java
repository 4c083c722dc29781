// SPDX-License-Identifier: Apache-2.0
package org.kilowire.cli.demo;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.kilowire.contract.Range;
import org.kilowire.ims.Diagnosis;
import org.kilowire.ims.Doctor;
import org.kilowire.ims.ReadingRow;
import org.kilowire.ims.Readings;
import org.kilowire.simulators.meter.SimulatedMeter;
import org.kilowire.simulators.meter.model.ArchiveRow;
import org.kilowire.simulators.meter.model.Reading;
import org.kilowire.simulators.meter.model.Register;
import org.kilowire.store.OutboxStatus;

/**
 * Three that know nothing of each other: the meters' own archives and lists of answers, the
 * gateway's sequence numbers, the IMS's rows.
 */
final class Comparison {

  private static final int LEAST_PROFILE_VALUES = 100;
  private static final int LEAST_ROUNDS = 3;
  private static final int KILO = 3;

  /** How old a row must be to have been collected for sure: two runs of the schedule. */
  private static final Duration SETTLED = Duration.ofSeconds(25);

  private final Map<String, DemoMeter> meters;
  private final String asset;
  private final OutboxStatus gateway;
  private final Path imsDatabase;
  private final Instant begin;
  private final Instant end = Instant.now();
  private final List<String> summary = new ArrayList<>();
  private final List<String> faults = new ArrayList<>();

  /** One value of a profile row, or of a register, as both sides name it. */
  private record Key(String quantity, Instant time, int ordinal) {}

  /** What is to be told, and what does not agree. */
  record Verdict(List<String> summary, List<String> faults) {

    /** Both, one behind the other. */
    Verdict and(Verdict other) {
      return new Verdict(joined(summary, other.summary), joined(faults, other.faults));
    }

    private static List<String> joined(List<String> one, List<String> other) {
      return Stream.concat(one.stream(), other.stream()).toList();
    }
  }

  /**
   * @param asset which of the meters was read as an asset: its registers alone, and nobody knows
   *     the device
   * @param begin before the gateway started
   */
  Comparison(
      Map<String, DemoMeter> meters,
      String asset,
      OutboxStatus gateway,
      Path imsDatabase,
      Instant begin) {
    this.meters = meters;
    this.asset = asset;
    this.gateway = gateway;
    this.imsDatabase = imsDatabase;
    this.begin = begin;
  }

  Verdict compare() {
    meters.forEach((id, one) -> meter(id, one.meter()));
    sequences();
    return new Verdict(List.copyOf(summary), List.copyOf(faults));
  }

  private void meter(String id, SimulatedMeter meter) {
    Map<Key, BigDecimal> archive = archive(meter);
    Map<Key, ReadingRow> profile = new HashMap<>();
    List<ReadingRow> registers = new ArrayList<>();
    new Readings(imsDatabase)
        .each(
            Optional.of(id),
            row -> {
              Key key = new Key(row.quantity(), row.time(), row.ordinal());
              if (row.value().isEmpty()) {
                return; // an asset tells of a reading that failed
              }
              if (archive.containsKey(key)) {
                profile.put(key, row);
              } else {
                registers.add(row);
              }
              String device = id.equals(asset) ? "" : meter.serial();
              if (row.revision() > 0 || !row.device().equals(device)) {
                faults.add(id + ": " + row.line() + " of device " + row.device());
              }
            });
    if (!id.equals(asset)) {
      profile(id, archive, profile);
    }
    long rounds = registers(id, meter, registers);
    summary.add(
        "%-8s %5d profile values and %3d register values in %d rounds, equal to the meter's own"
            .formatted(id, profile.size(), registers.size(), rounds));
    boolean much = profile.size() > LEAST_PROFILE_VALUES || id.equals(asset);
    if (!much || rounds <= LEAST_ROUNDS) {
      faults.add(id + ": too few profile values or rounds to prove anything");
    }
  }

  private static Map<Key, BigDecimal> archive(SimulatedMeter meter) {
    Map<Key, BigDecimal> values = new HashMap<>();
    for (ArchiveRow row : meter.archive()) {
      for (int i = 0; i < row.values().size(); i++) {
        Register register = Register.ENERGIES.get(i);
        String quantity = register.value().name().obis();
        values.put(
            new Key(quantity, row.time(), row.ordinal()), scaled(register, row.values().get(i)));
      }
    }
    return values;
  }

  private static BigDecimal scaled(Register register, long value) {
    return BigDecimal.valueOf(value, -register.scalerUnit().scaler());
  }

  /** The value in the unit without a prefix: meters by IEC 62056-21 have kWh, the others Wh. */
  private static BigDecimal plain(ReadingRow row) {
    BigDecimal value = new BigDecimal(row.value());
    return row.unit().startsWith("k") ? value.movePointRight(KILO) : value;
  }

  private void profile(String id, Map<Key, BigDecimal> archive, Map<Key, ReadingRow> atTheIms) {
    // The first window began at the gateway's start less the history: a moment between the two.
    Instant from = begin.plus(Duration.ofSeconds(40)).minus(DemoFleet.HISTORY);
    Instant to = end.minus(SETTLED);
    archive.forEach(
        (key, value) -> {
          ReadingRow row = atTheIms.get(key);
          if (row != null && plain(row).compareTo(value) != 0) {
            faults.add(id + ": " + row.line() + ", in the meter " + value);
          }
          boolean asked = key.time().isAfter(from) && !key.time().isAfter(to);
          if (row == null && asked) {
            faults.add(id + ": " + key + " = " + value + " is not at the IMS");
          }
        });
  }

  /** Each value that a meter has answered is at the IMS once: registers count up at each read. */
  private long registers(String id, SimulatedMeter meter, List<ReadingRow> rows) {
    Set<String> answered = new HashSet<>();
    for (Reading reading : meter.ledger()) {
      Register register =
          Register.ALL.stream()
              .filter(one -> one.value().equals(reading.what()))
              .findFirst()
              .orElseThrow();
      answered.add(text(reading.what().name().obis(), scaled(register, reading.value())));
    }
    Set<String> received = new HashSet<>();
    Set<Instant> rounds = new HashSet<>();
    for (ReadingRow row : rows) {
      String text = text(row.quantity(), plain(row));
      if (!received.add(text)) {
        faults.add(id + ": " + text + " came twice");
      }
      if (!answered.contains(text)) {
        faults.add(id + ": " + row.line() + " was never answered by the meter");
      }
      rounds.add(row.time());
    }
    answered.stream()
        .filter(text -> !received.contains(text))
        .forEach(text -> faults.add(id + ": " + text + " was answered and is not at the IMS"));
    return rounds.size();
  }

  /** A double has no digits behind the last that counts: a value is the same without them. */
  private static String text(String quantity, BigDecimal value) {
    return quantity + " = " + value.stripTrailingZeros().toPlainString();
  }

  private void sequences() {
    Optional<Range> received =
        new Readings(imsDatabase).received(DemoFleet.GATEWAY, gateway.epoch());
    summary.add(
        "gateway  blocks 1..%d stored, 1..%d released by the IMS's receipts, epoch %s"
            .formatted(gateway.last(), gateway.released(), gateway.epoch()));
    summary.add(
        "IMS      blocks %s"
            .formatted(received.map(all -> all.first() + ".." + all.last()).orElse("none")));
    if (received.isEmpty()
        || received.get().last() != gateway.last()
        || gateway.released() != gateway.last()) {
      faults.add("the gateway's sequence numbers and the IMS's differ");
    }
    List<Diagnosis> diagnoses = new Doctor(imsDatabase).examine();
    if (diagnoses.size() != 1) {
      faults.add("the IMS has " + diagnoses.size() + " epochs, not one");
    }
    for (Diagnosis diagnosis : diagnoses) {
      summary.add("doctor   " + diagnosis.lines().strip().replace("\n", " "));
      if (!diagnosis.whole()) {
        faults.add("the IMS's doctor finds it not whole");
      }
    }
  }
}
