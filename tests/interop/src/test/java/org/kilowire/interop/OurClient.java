// SPDX-License-Identifier: Apache-2.0
package org.kilowire.interop;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.kilowire.conversation.Conversation;
import org.kilowire.conversation.LinkException;
import org.kilowire.conversation.Octets;
import org.kilowire.conversation.Outcome;
import org.kilowire.conversation.Reason;
import org.kilowire.conversation.Secret;
import org.kilowire.dlms.axdr.Data;
import org.kilowire.dlms.cosem.AttributeRef;
import org.kilowire.dlms.cosem.MethodRef;
import org.kilowire.dlms.cosem.profile.ProfileDecoder;
import org.kilowire.dlms.cosem.profile.SelectiveAccess;
import org.kilowire.dlms.datalink.DataLink;
import org.kilowire.dlms.session.Authentication;
import org.kilowire.dlms.session.ClientSettings;
import org.kilowire.dlms.session.client.DlmsClient;
import org.kilowire.link.Link;
import org.kilowire.link.LinkUri;
import org.kilowire.link.Links;
import org.kilowire.link.ip.IpLinks;
import org.kilowire.link.pump.BlockingPump;

/** Kilowire's client at a port of this machine. */
final class OurClient implements AutoCloseable {

  static final Duration PATIENCE = Duration.ofSeconds(10);
  static final AttributeRef PROFILE = AttributeRef.parse("7:1.0.99.1.0.255:2").orElseThrow();

  final DlmsClient dlms;
  private final RecordingLink link;
  private final BlockingPump pump;

  private OurClient(Link link, DlmsClient dlms) {
    this.link = new RecordingLink(link);
    this.pump = new BlockingPump(this.link);
    this.dlms = dlms;
  }

  static OurClient at(int port, DataLink link, ClientSettings settings) throws LinkException {
    LinkUri uri = LinkUri.of("tcp://127.0.0.1:" + port);
    Link open = new Links(List.of(new IpLinks())).open(uri, System.nanoTime() + PATIENCE.toNanos());
    return new OurClient(open, new DlmsClient(link, settings));
  }

  static Authentication password(String text) {
    return new Authentication.Low(Secret.of(Octets.of(text, StandardCharsets.US_ASCII)));
  }

  <T> Outcome<T> run(Conversation<T> conversation) {
    return pump.run(conversation);
  }

  <T> T ok(Conversation<T> conversation) {
    Outcome<T> outcome = run(conversation);
    if (outcome instanceof Outcome.Ok<T> ok) {
      return ok.value();
    }
    throw new AssertionError("not done: " + outcome + "\n" + link);
  }

  Reason reason(Conversation<?> conversation) {
    Outcome<?> outcome = run(conversation);
    if (outcome instanceof Outcome.Failed<?> failed) {
      return failed.reason();
    }
    throw new AssertionError("did not fail: " + outcome + "\n" + link);
  }

  OurClient associate() {
    ok(dlms.associate());
    return this;
  }

  Data get(String attribute) {
    return ok(dlms.get(ref(attribute)));
  }

  long number(String attribute) {
    return get(attribute).number().orElseThrow();
  }

  void action(String method) {
    ok(dlms.action(MethodRef.parse(method).orElseThrow(), Data.integer(0)));
  }

  /** Rows of the peer's profile. */
  List<PeerRow> rows(Optional<SelectiveAccess> access) {
    RowCollector collector = new RowCollector();
    int count =
        ok(
            dlms.profile(
                PROFILE, access, new ProfileDecoder(PeerRow.COLUMNS, PeerRow.COUNT, collector)));
    if (count != collector.rows.size()) {
      throw new AssertionError(count + " rows said, " + collector.rows.size() + " delivered");
    }
    return collector.rows;
  }

  static AttributeRef ref(String attribute) {
    return AttributeRef.parse(attribute).orElseThrow();
  }

  @Override
  public void close() {
    if (!pump.isLost()) {
      pump.run(dlms.release());
    }
    link.close();
  }
}
