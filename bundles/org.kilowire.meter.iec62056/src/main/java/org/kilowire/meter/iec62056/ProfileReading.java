// SPDX-License-Identifier: Apache-2.0
package org.kilowire.meter.iec62056;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import org.kilowire.conversation.Conversation;
import org.kilowire.iec62056.Iec62056Reason;
import org.kilowire.iec62056.client.MeterClient;
import org.kilowire.iec62056.clock.LocalRules;
import org.kilowire.iec62056.dataset.DataMessage;
import org.kilowire.iec62056.dataset.DataSet;
import org.kilowire.iec62056.profile.ProfileQuery;
import org.kilowire.iec62056.profile.ProfileReader;
import org.kilowire.iec62056.profile.ProfileRequestForm;
import org.kilowire.iec62056.session.ProfileCoverage;
import org.kilowire.meter.Coverage;
import org.kilowire.meter.GatewayTime;
import org.kilowire.meter.MeterReason;
import org.kilowire.meter.RowOrder;

/** The rows of a profile or log, by command in windows, or from a table that was read out. */
final class ProfileReading {

  private final MeterClient client;
  private final ProfileRequestForm form;
  private final LocalRules rules;

  ProfileReading(MeterClient client, ProfileRequestForm form, LocalRules rules) {
    this.client = client;
    this.form = form;
    this.rules = rules;
  }

  /**
   * By command, in the programming mode. Windows stand in the order of time, which behind a clock
   * that was set back is not that of the archive: only one window tells how rows were written.
   *
   * @param gateway whose time tells where rows are likely
   */
  Conversation<Coverage> byCommand(
      String name, Instant from, Instant to, GatewayTime gateway, ProfileBlocks blocks) {
    List<ProfileParts.Part> parts = ProfileParts.of(from, to, gateway, form);
    int requests = parts.stream().mapToInt(part -> query(name, part).windows().size()).sum();
    RowOrder order = requests == 1 ? RowOrder.WRITTEN : RowOrder.UNSAID;
    return Conversation.then(
        Conversation.inTurn(parts, part -> one(query(name, part), part.likely(), blocks)),
        read -> {
          long outside = read.stream().mapToLong(ProfileCoverage::outside).sum();
          return Conversation.of(coverage(from, to, outside, order, blocks));
        });
  }

  private ProfileQuery query(String name, ProfileParts.Part part) {
    return new ProfileQuery(name, part.after(), part.upTo(), part.form(), rules);
  }

  private Conversation<ProfileCoverage> one(
      ProfileQuery query, boolean likely, ProfileBlocks blocks) {
    Conversation<ProfileCoverage> read = client.profile(query, blocks);
    return likely
        ? read
        : Conversation.recover(
            read,
            failed -> {
              if (failed.reason() != Iec62056Reason.ERROR_MESSAGE) {
                return Conversation.failed(failed.reason(), failed.detail());
              }
              blocks.note(query.after() + " to " + query.upTo() + ": " + failed.detail());
              return Conversation.of(new ProfileCoverage(0, 0, 0, 1));
            });
  }

  /**
   * From a table, whose rows are in the order in which they were written. Where one of them is lost
   * nobody knows when those behind it end.
   */
  Conversation<Coverage> ofTable(
      DataMessage table, Instant from, Instant to, ProfileBlocks blocks) {
    int unreadable = table.summary().unreadable();
    if (unreadable > 0) {
      return Conversation.failed(
          MeterReason.MALFORMED, unreadable + " data sets of the table cannot be read");
    }
    String text = table.dataSets().stream().map(DataSet::raw).collect(Collectors.joining("\r\n"));
    byte[] octets = text.getBytes(StandardCharsets.ISO_8859_1);
    new ProfileReader(rules, blocks).read(octets, 0, octets.length);
    return Conversation.of(coverage(from, to, 0, RowOrder.WRITTEN, blocks));
  }

  private static Coverage coverage(
      Instant from, Instant to, long outside, RowOrder order, ProfileBlocks blocks) {
    blocks.end();
    return new Coverage(
        from, to, blocks.written(), blocks.passedOver() + outside, order, blocks.unreadable());
  }
}
