// SPDX-License-Identifier: Apache-2.0
package org.kilowire.cli.iec62056;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.kilowire.cli.option.WrongUsage;

/** By which addresses and at which rates a line is asked, in order. */
final class ScanPlan {

  /** The longest that one try takes where a meter answers slowly. */
  static final Duration LONGEST = Duration.ofSeconds(60);

  private static final Pattern SPAN = Pattern.compile("(\\d{1,18})-(\\d{1,18})");
  private static final int MOST = 1000;

  /**
   * One request.
   *
   * @param address empty for whoever is there
   */
  record Try(String address, int rate) {
    @Override
    public String toString() {
      return (address.isEmpty() ? "" : address + " ") + "at " + rate + " Bd";
    }
  }

  private ScanPlan() {}

  /**
   * All tries: each rate with all addresses.
   *
   * @param addresses single ones, or FROM-TO with the digits of FROM
   */
  static List<Try> of(List<String> addresses, List<Integer> rates) {
    List<Try> tries = new ArrayList<>();
    for (int rate : rates) {
      if (rate < 50 || rate > 921_600) {
        throw new WrongUsage("a rate is 50..921600: " + rate);
      }
      for (String address : addresses) {
        add(tries, address, rate);
      }
    }
    return tries;
  }

  private static void add(List<Try> tries, String text, int rate) {
    Matcher span = SPAN.matcher(text);
    if (!span.matches()) {
      tries.add(new Try(text, rate));
      return;
    }
    long first = Long.parseLong(span.group(1));
    long last = Long.parseLong(span.group(2));
    if (last < first || last - first >= MOST) {
      throw new WrongUsage("--addresses FROM-TO are 1..1000 addresses: " + text);
    }
    for (long number = first; number <= last; number++) {
      String digits = Long.toString(number);
      String zeros = "0".repeat(Math.max(0, span.group(1).length() - digits.length()));
      tries.add(new Try(zeros + digits, rate));
    }
  }
}
