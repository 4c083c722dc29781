// SPDX-License-Identifier: Apache-2.0
package org.kilowire.benchmarks;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.kilowire.conversation.Conversation;
import org.kilowire.conversation.Octets;
import org.kilowire.conversation.Outcome;
import org.kilowire.conversation.Secret;
import org.kilowire.dlms.axdr.Data;
import org.kilowire.dlms.cosem.AttributeRef;
import org.kilowire.dlms.cosem.profile.ProfileDecoder;
import org.kilowire.dlms.cosem.profile.RowSink;
import org.kilowire.dlms.datalink.DataLink;
import org.kilowire.dlms.session.Authentication;
import org.kilowire.dlms.session.ClientSettings;
import org.kilowire.dlms.session.client.DlmsClient;
import org.kilowire.link.Link;
import org.kilowire.link.LinkUri;
import org.kilowire.link.Links;
import org.kilowire.link.ip.IpLinks;
import org.kilowire.link.pump.BlockingPump;

/** Ours: the client over a link that the pump runs, rows decoded in place. */
final class KilowireReader implements Reader {

  private static final long OPEN_NANOS = 10_000_000_000L;
  private static final int MOST_COLUMNS = 16;
  private static final int MOST_ROWS = 100_000;
  private static final Links LINKS = new Links(List.of(new IpLinks()));
  private static final AttributeRef ONE = AttributeRef.parse(REGISTER).orElseThrow();
  private static final AttributeRef ALL = AttributeRef.parse(PROFILE).orElseThrow();

  private final LinkUri uri;
  private final Supplier<DataLink> framing;
  private final RowSink sink = new Sum();
  private final int columns;
  private Link link;
  private BlockingPump pump;
  private DlmsClient client;

  KilowireReader(int port, Supplier<DataLink> framing, int columns) {
    this.uri = LinkUri.of("tcp://127.0.0.1:" + port);
    this.framing = framing;
    this.columns = columns;
  }

  @Override
  public void open() throws Exception {
    link = LINKS.open(uri, System.nanoTime() + OPEN_NANOS);
    pump = new BlockingPump(link);
    Secret password = Secret.of(Octets.of(BenchmarkMeter.PASSWORD, StandardCharsets.US_ASCII));
    client =
        new DlmsClient(
            framing.get(),
            ClientSettings.DEFAULT.withAuthentication(new Authentication.Low(password)));
    ok(client.associate());
  }

  @Override
  public void get() {
    ok(client.get(ONE));
  }

  @Override
  public int rows() {
    return ok(client.profile(ALL, Optional.empty(), new ProfileDecoder(columns, MOST_ROWS, sink)));
  }

  private <T> T ok(Conversation<T> conversation) {
    Outcome<T> outcome = pump.run(conversation);
    if (outcome instanceof Outcome.Ok<T> ok) {
      return ok.value();
    }
    throw new IllegalStateException(outcome.toString());
  }

  @Override
  public void close() {
    ok(client.release());
    link.close();
  }

  /** Looks at every value. */
  private static final class Sum implements RowSink {

    private final long[] sums = new long[MOST_COLUMNS];

    @Override
    public void beginRow() {}

    @Override
    public void number(int column, long value) {
      sums[column] += value;
    }

    @Override
    public void octets(int column, ByteBuffer octets) {
      sums[column] += octets.get(octets.position());
    }

    @Override
    public void text(int column, String text) {}

    @Override
    public void missing(int column) {}

    @Override
    public void other(int column, Data value) {}

    @Override
    public void endRow() {}
  }
}
