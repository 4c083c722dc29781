// SPDX-License-Identifier: Apache-2.0
package org.kilowire.kura.host.wire;

import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.kilowire.kura.host.Checked;
import org.kilowire.kura.host.PropertyReader;

/**
 * When a timer ticks.
 *
 * @param millis between two ticks
 * @param atMultiples the ticks are at multiples of that within the minute; else the first one is
 *     one interval after the start
 */
record TimerOptions(long millis, boolean atMultiples) {

  static final String INTERVAL = "simple.interval";
  static final String UNIT = "simple.time.unit";
  static final String FIRST_TICK = "simple.first.tick.policy";
  static final String CRON = "cron.interval";

  private static final Pattern EVERY_SECONDS = Pattern.compile("0/(\\d{1,2}) \\* \\* \\* \\* \\?");

  /** Units of an interval; none is shorter than the clock's. */
  enum Unit {
    MILLISECONDS,
    SECONDS,
    MINUTES,
    HOURS,
    DAYS
  }

  /** The two kinds of timer. */
  enum Type {
    SIMPLE,
    CRON
  }

  static Checked<TimerOptions> from(Map<String, Object> properties) {
    PropertyReader settings = new PropertyReader(properties);
    boolean cron = settings.choice(Type.class, "type", Type.SIMPLE) == Type.CRON;
    long millis = cron ? cron(settings) : simple(settings);
    return settings.checked(() -> new TimerOptions(millis, cron));
  }

  private static long simple(PropertyReader settings) {
    if (!settings.text(FIRST_TICK, "DEFAULT").equals("DEFAULT")) {
      settings.problem(FIRST_TICK, "the small Kura has DEFAULT only");
    }
    Unit unit = settings.choice(Unit.class, UNIT, Unit.SECONDS);
    return TimeUnit.valueOf(unit.name())
        .toMillis(settings.whole(INTERVAL, 10, 1, Integer.MAX_VALUE));
  }

  private static long cron(PropertyReader settings) {
    String text = settings.text(CRON, "0/10 * * * * ?");
    Matcher every = EVERY_SECONDS.matcher(text);
    int seconds = every.matches() ? Integer.parseInt(every.group(1)) : 0;
    if (seconds == 0 || 60 % seconds != 0) {
      settings.problem(CRON, "the small Kura has '0/S * * * * ?' only, S a divisor of 60");
    }
    return TimeUnit.SECONDS.toMillis(seconds);
  }

  /**
   * The first multiple after {@code now}, but for the one that the tick before was for: a timer may
   * wake a little too early. All in ms of the epoch.
   */
  long next(long now, long before) {
    long next = now - Math.floorMod(now, millis) + millis;
    return next == before ? next + millis : next;
  }
}
