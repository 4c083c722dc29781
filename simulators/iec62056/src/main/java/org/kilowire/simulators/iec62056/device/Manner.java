// SPDX-License-Identifier: Apache-2.0
package org.kilowire.simulators.iec62056.device;

import java.util.EnumSet;
import java.util.Set;
import org.kilowire.iec62056.clock.ClockForm;
import org.kilowire.iec62056.frame.Bcc;
import org.kilowire.iec62056.profile.ProfileDialect;
import org.kilowire.iec62056.server.Fault;

/**
 * How a kind of meters speaks and writes.
 *
 * @param template the request that it answers
 * @param baud of requests
 * @param password of its programming mode
 * @param blockOctets most characters of a partial block; 0 for whole answers
 */
record Manner(
    String identification,
    String template,
    int baud,
    Bcc bcc,
    String password,
    int blockOctets,
    Naming naming,
    ProfileDialect dialect,
    ClockForm clock,
    Set<Fault> faults,
    Set<Oddity> oddities) {

  Manner {
    faults = Set.copyOf(faults);
    oddities = Set.copyOf(oddities);
  }

  /** Mode C by the standard, with short names. */
  static Manner of(String identification) {
    return new Manner(
        identification,
        "/?{address}!",
        300,
        Bcc.XOR,
        "12345678",
        0,
        Naming.SHORT,
        ProfileDialect.VDEW,
        ClockForm.STANDARD,
        Set.of(),
        Set.of());
  }

  Manner asked(String request, int rate) {
    return new Manner(
        identification,
        request,
        rate,
        bcc,
        password,
        blockOctets,
        naming,
        dialect,
        clock,
        faults,
        oddities);
  }

  Manner checked(Bcc by, String secret) {
    return new Manner(
        identification,
        template,
        baud,
        by,
        secret,
        blockOctets,
        naming,
        dialect,
        clock,
        faults,
        oddities);
  }

  Manner written(Naming names, ProfileDialect rows, ClockForm form, int most) {
    return new Manner(
        identification, template, baud, bcc, password, most, names, rows, form, faults, oddities);
  }

  Manner with(Fault fault) {
    Set<Fault> all = EnumSet.of(fault);
    all.addAll(faults);
    return new Manner(
        identification,
        template,
        baud,
        bcc,
        password,
        blockOctets,
        naming,
        dialect,
        clock,
        all,
        oddities);
  }

  Manner with(Oddity oddity) {
    Set<Oddity> all = EnumSet.of(oddity);
    all.addAll(oddities);
    return new Manner(
        identification,
        template,
        baud,
        bcc,
        password,
        blockOctets,
        naming,
        dialect,
        clock,
        faults,
        all);
  }
}
