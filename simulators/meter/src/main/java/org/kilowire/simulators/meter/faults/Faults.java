// SPDX-License-Identifier: Apache-2.0
package org.kilowire.simulators.meter.faults;

import java.time.Duration;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Random;

/** The faults of one meter, switched on and off at any time from any thread. */
public final class Faults {

  private static final class Switched {
    private final FaultRule rule;
    private long occasions;
    private long happened;

    private Switched(FaultRule rule) {
      this.rule = rule;
    }
  }

  private final Map<MeterFault, Switched> switched = new EnumMap<>(MeterFault.class);
  private final Map<MeterFault, Long> happened = new EnumMap<>(MeterFault.class);
  private final Random random;

  /** No faults yet; the same seed and the same occasions give the same faults. */
  public Faults(long seed) {
    random = new Random(seed);
  }

  /** From now on this fault happens by this rule and no other. */
  public synchronized void set(FaultRule rule) {
    switched.put(rule.fault(), new Switched(rule));
  }

  /** From now on this fault always happens. */
  public void set(MeterFault fault) {
    set(FaultRule.always(fault));
  }

  /** From now on this fault does not happen. */
  public synchronized void clear(MeterFault fault) {
    switched.remove(fault);
  }

  /** From now on nothing goes wrong. */
  public synchronized void clear() {
    switched.clear();
  }

  /** How often it has happened in all. */
  public synchronized long happened(MeterFault fault) {
    return happened.getOrDefault(fault, 0L);
  }

  /** This is an occasion: does it happen? */
  public synchronized boolean happens(MeterFault fault) {
    Switched now = switched.get(fault);
    if (now == null) {
      return false;
    }
    now.occasions++;
    boolean happens =
        due(now, now.occasions)
            && (now.rule.probability() == 1 || random.nextDouble() < now.rule.probability());
    if (happens) {
      now.happened++;
      happened.merge(fault, 1L, Long::sum);
    }
    return happens;
  }

  /** Whether one of these is switched on. */
  synchronized boolean any(MeterFault... wanted) {
    return Arrays.stream(wanted).anyMatch(switched::containsKey);
  }

  /** Whether it would happen at the next occasion, as far as that is certain; this is none. */
  public synchronized boolean ready(MeterFault fault) {
    Switched now = switched.get(fault);
    return now != null && now.rule.probability() == 1 && due(now, now.occasions + 1);
  }

  private static boolean due(Switched now, long occasion) {
    long counted = occasion - now.rule.after();
    return counted > 0 && counted % now.rule.every() == 0 && now.happened < now.rule.times();
  }

  /** How long it takes; zero if it is off. */
  public synchronized Duration length(MeterFault fault) {
    Switched now = switched.get(fault);
    return now == null ? Duration.ZERO : now.rule.length();
  }

  /** Noise, 1..64 octets that begin neither a WPDU nor an HDLC frame. */
  synchronized byte[] noise() {
    byte[] octets = new byte[1 + random.nextInt(64)];
    random.nextBytes(octets);
    octets[0] = (byte) 0xA5;
    return octets;
  }
}
