// SPDX-License-Identifier: Apache-2.0
package org.kilowire.ims;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.kilowire.contract.Range;
import org.kilowire.conversation.Octets;

/**
 * What the doctor found out about one gateway and epoch.
 *
 * @param batches that are stored
 * @param upTo the last sequence number
 * @param digest up to there, as computed from the batches
 * @param values in the batches; each was looked for among the readings
 * @param holes numbers that never came
 * @param faults what else is wrong; at most {@link #MAX_FAULTS}, of which the last one may say more
 * @param counters redelivered, repeats, revisions, ...
 */
public record Diagnosis(
    String gateway,
    UUID epoch,
    long batches,
    long upTo,
    Octets digest,
    long values,
    List<Range> holes,
    List<String> faults,
    Map<String, Long> counters) {

  public static final int MAX_FAULTS = 100;

  public Diagnosis {
    holes = List.copyOf(holes);
    faults = List.copyOf(faults);
    counters = Map.copyOf(counters);
  }

  /** Whether everything that the gateway numbered is here, and is what the gateway sent. */
  public boolean whole() {
    return holes.isEmpty() && faults.isEmpty();
  }

  /** Lines for people. */
  public String lines() {
    StringBuilder text =
        new StringBuilder(
            String.format(
                Locale.ROOT,
                "%s %s: %s, blocks 1..%d in %d batches, %d values, %d repeats, %d revisions,"
                    + " %d redelivered%n  digest %s%n",
                gateway,
                epoch,
                whole() ? "whole" : "NOT WHOLE",
                upTo,
                batches,
                values,
                counter(CounterTable.REPEATS),
                counter(CounterTable.REVISIONS),
                counter(CounterTable.REDELIVERED),
                digest));
    for (Range hole : holes) {
      text.append(
          String.format(Locale.ROOT, "  hole: %d..%d never came%n", hole.first(), hole.last()));
    }
    for (String fault : faults) {
      text.append(String.format(Locale.ROOT, "  fault: %s%n", fault));
    }
    return text.toString();
  }

  public long counter(String name) {
    return counters.getOrDefault(name, 0L);
  }

  /** What programs are told. */
  public Map<String, Object> members() {
    Map<String, Object> all = new LinkedHashMap<>();
    all.put("gateway", gateway);
    all.put("epoch", epoch.toString());
    all.put("whole", whole());
    all.put("batches", batches);
    all.put("upTo", upTo);
    all.put("digest", digest.toString());
    all.put("values", values);
    all.put("holes", holes.stream().map(Diagnosis::members).toList());
    all.put("faults", faults);
    all.put("counters", new TreeMap<>(counters));
    return all;
  }

  private static Map<String, Object> members(Range hole) {
    Map<String, Object> all = new LinkedHashMap<>();
    all.put("first", hole.first());
    all.put("last", hole.last());
    return all;
  }
}
