// SPDX-License-Identifier: Apache-2.0
package org.kilowire.simulators.iec62056;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.kilowire.conversation.Conversation;
import org.kilowire.conversation.LinkException;
import org.kilowire.conversation.Outcome;
import org.kilowire.conversation.Secret;
import org.kilowire.iec62056.client.AddressedMeter;
import org.kilowire.iec62056.client.MeterClient;
import org.kilowire.iec62056.session.Access;
import org.kilowire.iec62056.session.MeterTraits;
import org.kilowire.iec62056.session.ReadingBudget;
import org.kilowire.link.Link;
import org.kilowire.link.LinkCounters;
import org.kilowire.link.LinkUri;
import org.kilowire.link.Links;
import org.kilowire.link.ip.IpLinks;
import org.kilowire.link.pump.BlockingPump;
import org.kilowire.link.serial.SerialLinks;

/** Our own client at a simulated meter. */
final class LineClient implements AutoCloseable {

  private static final Links LINKS =
      new Links(
          List.of(
              new IpLinks(),
              new SerialLinks(
                  () -> Path.of(System.getProperty("java.io.tmpdir"), "kilowire-test"))));

  private final Link link;
  private final BlockingPump pump;
  final MeterClient client;

  private LineClient(LinkUri uri, MeterTraits traits, String address) throws LinkException {
    link = LINKS.open(uri, System.nanoTime() + Duration.ofSeconds(10).toNanos());
    pump = new BlockingPump(link, uri.options().settings(), new LinkCounters());
    client =
        new MeterClient(
            traits, uri.options().settings(), AddressedMeter.of(address), ReadingBudget.UNLIMITED);
  }

  static LineClient at(LineMeter meter, MeterTraits traits) throws LinkException {
    return new LineClient(LinkUri.of(meter.link()), traits, meter.meter().serial());
  }

  /** Whoever is on the line. */
  static LineClient on(String link, MeterTraits traits) throws LinkException {
    return new LineClient(LinkUri.of(link), traits, "");
  }

  static Access password(String text) {
    return Access.password(Secret.of(text));
  }

  <T> Outcome<T> run(Conversation<T> conversation) {
    return pump.run(conversation);
  }

  <T> T ok(Conversation<T> conversation) {
    Outcome<T> outcome = run(conversation);
    if (outcome instanceof Outcome.Ok<T> ok) {
      return ok.value();
    }
    throw new AssertionError("not done: " + outcome);
  }

  /** The line is as it was opened, for a client of another protocol. */
  void reset() {
    pump.reset();
  }

  @Override
  public void close() {
    link.close();
  }
}
