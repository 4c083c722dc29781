// SPDX-License-Identifier: Apache-2.0
package org.kilowire.kura.driver.dlms;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.kilowire.conversation.Conversation;
import org.kilowire.conversation.LinkException;
import org.kilowire.conversation.Octets;
import org.kilowire.dlms.acse.Diagnostic;
import org.kilowire.dlms.acse.Mechanism;
import org.kilowire.dlms.axdr.Data;
import org.kilowire.dlms.cosem.AttributeRef;
import org.kilowire.dlms.cosem.MethodRef;
import org.kilowire.dlms.cosem.ScalerUnit;
import org.kilowire.dlms.cosem.profile.SelectiveAccess;
import org.kilowire.dlms.datalink.ApduHandler;
import org.kilowire.dlms.datalink.ApduHandlers;
import org.kilowire.dlms.hdlc.HdlcServer;
import org.kilowire.dlms.hdlc.HdlcServerSettings;
import org.kilowire.dlms.session.server.DlmsServer;
import org.kilowire.dlms.session.server.LogicalDevice;
import org.kilowire.dlms.session.server.ReadResult;
import org.kilowire.dlms.session.server.ServerFaults;
import org.kilowire.dlms.session.server.ServerSettings;
import org.kilowire.dlms.wrapper.WrapperServer;
import org.kilowire.dlms.wrapper.WrapperServerSettings;
import org.kilowire.dlms.xdlms.parameter.ActionReply;
import org.kilowire.dlms.xdlms.parameter.DataAccessResult;
import org.kilowire.link.Link;
import org.kilowire.link.pump.BlockingPump;
import org.kilowire.tests.support.Eventually;

/** A meter that is what a test says, attribute by attribute, and counts what it is asked. */
final class TestMeter implements LogicalDevice, ServerFaults {

  static final String SERIAL = "4711";
  static final String PASSWORD = "opensesame";

  /** Tags of requests. */
  static final int AARQ = 0x60;

  static final int RLRQ = 0x62;

  static final int GET = 0xC0;
  static final int SET = 0xC1;

  /** And the kind of a GET behind its tag. */
  static final int GET_WITH_LIST = 0xC003;

  private static final int SET_RESPONSE = 0xC5;

  private final Map<AttributeRef, Supplier<ReadResult>> attributes = new ConcurrentHashMap<>();
  private final Map<Integer, Integer> requests = new HashMap<>();
  private static final Duration NOTICES_WITHIN = Duration.ofSeconds(5);

  private final List<Counted> associations = new CopyOnWriteArrayList<>();
  private final List<Link> open = new CopyOnWriteArrayList<>();
  final List<AttributeRef> read = new CopyOnWriteArrayList<>();
  final List<String> written = new CopyOnWriteArrayList<>();

  /** One permit each time an association ends in good order. */
  final Semaphore ended = new Semaphore(0);

  /** One permit each time somebody connects. */
  final Semaphore connections = new Semaphore(0);

  /** Wants the password of client 17. */
  volatile boolean guarded;

  /** Says nothing at all. */
  volatile boolean silent;

  /** Executes what is to be written and does not answer. */
  volatile boolean silentAboutSets;

  /** Says that it has written, and has not. */
  volatile boolean keepsAll;

  /** Answers with an exception-response what asks for it, in a list or alone. */
  private volatile AttributeRef exceptional = ref("1:0.0.99.99.99.99:2");

  /** Answers a list with an exception-response. */
  volatile boolean withoutLists;

  /** Takes one association at a time, of all clients together. */
  volatile boolean exclusive;

  /** What it says to a wrong password. */
  volatile Diagnostic refusal = Diagnostic.AUTHENTICATION_FAILURE;

  /** What happens before each value is given. */
  volatile Runnable beforeReading = () -> {};

  TestMeter() {
    has("1:0.0.96.1.0.255:2", text(SERIAL));
    register("1.0.1.8.0.255", Data.doubleLongUnsigned(123_456), new ScalerUnit(-1, 30));
    register("1.0.2.8.0.255", Data.doubleLongUnsigned(7), new ScalerUnit(3, 30));
    register("1.0.32.7.0.255", Data.longUnsigned(2301), new ScalerUnit(-1, 35));
    has("1:0.0.96.1.1.255:2", Data.longUnsigned(5));
  }

  static Data text(String text) {
    return Data.octetString(Octets.of(text, StandardCharsets.US_ASCII));
  }

  static AttributeRef ref(String text) {
    return AttributeRef.parse(text).orElseThrow();
  }

  void register(String name, Data value, ScalerUnit unit) {
    has("3:" + name + ":2", value);
    has("3:" + name + ":3", unit.toData());
  }

  void has(String ref, Data value) {
    attributes.put(ref(ref), () -> new ReadResult.Value(value));
  }

  void refuses(String ref, DataAccessResult why) {
    attributes.put(ref(ref), () -> new ReadResult.Refused(why));
  }

  void exceptionFor(String ref) {
    exceptional = ref(ref);
  }

  long timesRead(String ref) {
    return read.stream().filter(ref(ref)::equals).count();
  }

  /** How many requests with this tag have come. */
  int requests(int tag) {
    synchronized (requests) {
      return requests.getOrDefault(tag, 0);
    }
  }

  /** Waits until so many requests with this tag have come; false if they do not. */
  boolean awaits(int tag, int count) throws InterruptedException {
    long end = System.nanoTime() + TimeUnit.MINUTES.toNanos(1);
    synchronized (requests) {
      while (requests.getOrDefault(tag, 0) < count && System.nanoTime() - end < 0) {
        requests.wait(1000);
      }
      return requests.getOrDefault(tag, 0) >= count;
    }
  }

  /** Ends all associations without a word, their connections stay. */
  void forget() {
    associations.forEach(ApduHandler::reset);
  }

  /** The supply fails and returns: connections and associations are gone. */
  void restart() {
    open.forEach(Link::close);
  }

  /** Answers one connection until it ends. */
  void serve(DlmsFraming framing, Link link) {
    Link own = new Muted(link);
    open.add(own);
    connections.release();
    try {
      new BlockingPump(own).run(server(framing));
    } finally {
      open.remove(own);
    }
  }

  /** Answers one link. */
  Conversation<Void> server(DlmsFraming framing) {
    Map<Integer, ApduHandler> byClient = new HashMap<>();
    ApduHandlers handlers =
        (client, logical, physical) ->
            logical == 1
                ? Optional.of(byClient.computeIfAbsent(client, Counted::new))
                : Optional.empty();
    return framing == DlmsFraming.HDLC
        ? new HdlcServer(HdlcServerSettings.DEFAULT, handlers)
        : new WrapperServer(WrapperServerSettings.DEFAULT, handlers);
  }

  private final class Counted implements ApduHandler {
    private final int client;
    private final DlmsServer server;

    Counted(int client) {
      this.client = client;
      server = new DlmsServer(client, TestMeter.this, ServerSettings.DEFAULT, TestMeter.this);
      associations.add(this);
    }

    boolean isOfAnother(int other) {
      return client != other && server.isAssociated();
    }

    @Override
    public ByteBuffer respond(ByteBuffer apdu) {
      int kind = apdu.getShort(apdu.position()) & 0xFFFF;
      boolean list = kind == GET_WITH_LIST;
      synchronized (requests) {
        requests.merge(kind >> 8, 1, Integer::sum);
        requests.merge(kind, 1, Integer::sum);
        requests.notifyAll();
      }
      boolean refused = (list && withoutLists) || (kind >> 8 == GET && names(apdu, exceptional));
      return refused ? Octets.ofHex("D8 01 02").buffer() : server.respond(apdu);
    }

    @Override
    public void reset() {
      if (server.isAssociated()) {
        ended.release();
      }
      server.reset();
    }
  }

  private static boolean names(ByteBuffer apdu, AttributeRef attribute) {
    return Octets.copyOf(apdu.duplicate())
        .toString()
        .contains(attribute.name().octets().toString());
  }

  private final class Muted implements Link {
    private final Link link;

    Muted(Link link) {
      this.link = link;
    }

    @Override
    public void send(ByteBuffer octets, long deadlineNanos) throws LinkException {
      if (!silent) {
        link.send(octets, deadlineNanos);
      }
    }

    @Override
    public int receive(ByteBuffer into, long deadlineNanos) throws LinkException {
      return link.receive(into, deadlineNanos);
    }

    @Override
    public void close() {
      link.close();
    }
  }

  @Override
  public ByteBuffer response(ByteBuffer response) {
    boolean aboutSet = (response.get(response.position()) & 0xFF) == SET_RESPONSE;
    return silentAboutSets && aboutSet ? ByteBuffer.allocate(0) : response;
  }

  @Override
  public Optional<Diagnostic> refusal(int client, Optional<Mechanism> mechanism, Octets value) {
    // The end of another connection is noticed by that connection's own thread.
    if (exclusive
        && !Eventually.within(
            NOTICES_WITHIN,
            () -> associations.stream().noneMatch(one -> one.isOfAnother(client)))) {
      return Optional.of(Diagnostic.NO_REASON_GIVEN);
    }
    boolean right = value.equals(Octets.of(PASSWORD, StandardCharsets.US_ASCII));
    return guarded && !right ? Optional.of(refusal) : Optional.empty();
  }

  @Override
  public ReadResult read(int client, AttributeRef what, Optional<SelectiveAccess> access) {
    beforeReading.run();
    read.add(what);
    return attributes
        .getOrDefault(what, () -> new ReadResult.Refused(DataAccessResult.OBJECT_UNDEFINED))
        .get();
  }

  @Override
  public DataAccessResult write(int client, AttributeRef what, Data value) {
    written.add(what + " = " + value);
    if (!keepsAll) {
      attributes.put(what, () -> new ReadResult.Value(value));
    }
    return DataAccessResult.SUCCESS;
  }

  @Override
  public ActionReply invoke(int client, MethodRef method, Data parameters) {
    written.add(method.toString());
    return new ActionReply(0, Optional.empty());
  }

  /** What has been written or invoked. */
  List<String> changes() {
    return new ArrayList<>(written);
  }
}
