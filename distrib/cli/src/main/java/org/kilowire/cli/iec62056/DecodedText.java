// SPDX-License-Identifier: Apache-2.0
package org.kilowire.cli.iec62056;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.kilowire.cli.iec62056.capture.Piece;
import org.kilowire.cli.iec62056.capture.Piece.Proof;
import org.kilowire.cli.output.Printer;
import org.kilowire.iec62056.clock.LocalRules;
import org.kilowire.iec62056.dataset.DataMessage;
import org.kilowire.iec62056.dataset.DataSet;
import org.kilowire.iec62056.profile.ProfileReader;
import org.kilowire.iec62056.profile.ProfileRow;
import org.kilowire.iec62056.profile.ProfileSink;
import org.kilowire.meter.Traits;
import org.kilowire.meter.iec62056.StatusMeaning;
import org.kilowire.meter.iec62056.trait.Iec62056Traits;

/** Prints the texts of a capture: data sets, rows of a profile or entries of a log. */
final class DecodedText {

  private static final int HEADER_FIELDS = 4;

  private final Printer out;
  private final LocalRules rules;
  private final Function<Instant, String> time;
  private final List<Piece.Text> parts = new ArrayList<>();
  private boolean whole = true;
  private int texts;

  DecodedText(Printer out, ZoneId zone, Function<Instant, String> time) {
    this.out = out;
    this.rules = new LocalRules(zone, true);
    this.time = time;
  }

  /** A block, or a text without a frame. */
  void add(Piece.Text part) {
    parts.add(part);
    if (part.last()) {
      print();
    }
  }

  /** Nothing follows: what has begun is cut off. */
  void end() {
    if (!parts.isEmpty()) {
      whole = false;
      print();
    }
    if (texts == 0) {
      out.advise("there are no data sets");
    }
  }

  /** Whether all texts were whole and proven, where they can be. */
  boolean isWhole() {
    return whole;
  }

  private void print() {
    texts++;
    byte[] text = Iec62056Decode.joined(parts);
    Proof proof = worst();
    parts.clear();
    DataMessage message = DataMessage.of(text, 0, text.length, Integer.MAX_VALUE);
    boolean rows = message.dataSets().stream().anyMatch(DecodedText::isHeader);
    if (rows) {
      printRows(text);
    } else {
      new DataSetPrinter(out, rules, time).print(message.dataSets());
    }
    boolean marked = message.summary().marked();
    boolean readout = !rows && proof == Proof.NONE && message.dataSets().size() > 1;
    boolean endless = proof == Proof.CUT_OFF || readout;
    boolean cut = message.summary().open() || (endless && !marked);
    boolean sound = !cut && (proof.isWhole() || proof == Proof.CUT_OFF);
    whole &= sound;
    report(text, message, proof.text(), cut ? "cut off" : sound ? "whole" : "damaged");
  }

  private Proof worst() {
    return parts.stream()
        .map(Piece.Text::proof)
        .filter(proof -> !proof.isWhole())
        .findFirst()
        .orElse(parts.get(parts.size() - 1).proof());
  }

  private static boolean isHeader(DataSet set) {
    return set.name().matches("P\\.\\d+") && set.values().size() >= HEADER_FIELDS;
  }

  /** Whatever has a period is a profile. */
  private void printRows(byte[] text) {
    StatusMeaning status = StatusMeaning.of(Traits.of(Iec62056Traits.ALL, Map.of()));
    ProfilePrinter profile = new ProfilePrinter(out, time, status, false);
    LogPrinter log = new LogPrinter(out, time);
    ProfileSink both =
        new ProfileSink() {
          @Override
          public void row(ProfileRow row) {
            if (row.header().isLog()) {
              log.row(row);
            } else {
              profile.row(row);
            }
          }

          @Override
          public void unreadable(String raw, String why) {
            profile.unreadable(raw, why);
          }
        };
    new ProfileReader(rules, both).read(text, 0, text.length);
  }

  private void report(byte[] text, DataMessage message, String proof, String state) {
    boolean cut = state.equals("cut off");
    List<DataSet> sets = message.dataSets();
    String last = sets.isEmpty() ? "" : sets.get(sets.size() - 1).raw();
    String all = new String(text, StandardCharsets.ISO_8859_1);
    int end = last.isEmpty() ? 0 : all.lastIndexOf(last) + last.length();
    String rest = all.substring(end).strip();
    long line = all.substring(0, end).chars().filter(c -> c == '\n').count() + 1;
    Map<String, Object> members = new LinkedHashMap<>();
    members.put("state", state);
    members.put("proof", proof);
    members.put("sets", sets.size());
    members.put("unreadable", message.summary().unreadable());
    members.put("octets", text.length);
    members.put("whole_octets", cut ? end : text.length);
    members.put("whole_lines", cut ? line : all.lines().count());
    String where =
        cut
            ? "cut off: whole up to octet %d, in line %d, behind %s%s"
                .formatted(end, line, last, rest.isEmpty() ? "" : "; then " + shortened(rest))
            : "%d data sets, %s, %s".formatted(sets.size(), state, proof);
    out.summary(where, members);
  }

  private static String shortened(String text) {
    String line = text.lines().findFirst().orElse("");
    return "'" + (line.length() > 40 ? line.substring(0, 40) + "..." : line) + "'";
  }
}
