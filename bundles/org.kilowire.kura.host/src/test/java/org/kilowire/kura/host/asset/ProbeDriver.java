// SPDX-License-Identifier: Apache-2.0
package org.kilowire.kura.host.asset;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.eclipse.kura.channel.ChannelFlag;
import org.eclipse.kura.channel.ChannelRecord;
import org.eclipse.kura.channel.ChannelStatus;
import org.eclipse.kura.channel.listener.ChannelEvent;
import org.eclipse.kura.channel.listener.ChannelListener;
import org.eclipse.kura.core.configuration.metatype.Tad;
import org.eclipse.kura.core.configuration.metatype.Tscalar;
import org.eclipse.kura.driver.ChannelDescriptor;
import org.eclipse.kura.driver.Driver;
import org.eclipse.kura.driver.PreparedRead;
import org.eclipse.kura.type.TypedValue;
import org.eclipse.kura.type.TypedValues;

/**
 * The driver of the recordings: it notes each call, and what it answers for channels with {@code
 * act=fail} is what its mode says. A prepared read fills the same records again and again.
 */
final class ProbeDriver implements Driver {

  /** A call, on the thread that made it. */
  record Call(String text, Thread thread) {}

  private static final long FIRST_TIME = 1_700_000_000_000L;

  /** Those that no test has looked at yet. */
  final BlockingQueue<Call> calls = new LinkedBlockingQueue<>();

  /** The listeners that are registered, with their channels' names. */
  final List<ChannelListener> listeners = new CopyOnWriteArrayList<>();

  final List<Map<String, Object>> listened = new CopyOnWriteArrayList<>();
  final List<List<ChannelRecord>> prepared = new CopyOnWriteArrayList<>();
  final List<List<ChannelRecord>> written = new CopyOnWriteArrayList<>();
  volatile String mode = "ok";
  volatile String prepareMode = "ok";
  volatile boolean listenFails;
  volatile boolean ownDescriptor;

  private void note(String text) {
    calls.add(new Call(text, Thread.currentThread()));
  }

  /** The next so many calls, waited for. */
  List<Call> next(int count) throws InterruptedException {
    List<Call> next = new ArrayList<>();
    while (next.size() < count) {
      Call call = calls.poll(60, TimeUnit.SECONDS);
      if (call == null) {
        throw new AssertionError("only " + next);
      }
      next.add(call);
    }
    return next;
  }

  @Override
  public void connect() {
    note("connect()");
  }

  @Override
  public void disconnect() {
    note("disconnect()");
  }

  @Override
  public ChannelDescriptor getChannelDescriptor() {
    note("getChannelDescriptor()");
    List<Object> fields = new ArrayList<>(DESCRIPTOR);
    if (ownDescriptor) {
      fields.add(new Object());
    }
    return () -> fields;
  }

  /** The driver's fields of a channel, as they were recorded. */
  static final List<Tad> DESCRIPTOR =
      List.of(
          tad("obis", Tscalar.STRING, true, "1-0:1.8.0*255"),
          tad("idx", Tscalar.INTEGER, true, "3"),
          tad("dbl", Tscalar.DOUBLE, false, "0.5"),
          tad("flag", Tscalar.BOOLEAN, false, "false"),
          tad("act", Tscalar.STRING, true, "ok"),
          tad("val", Tscalar.STRING, false, null));

  private static Tad tad(String id, Tscalar type, boolean required, String otherwise) {
    Tad tad = new Tad();
    tad.setId(id);
    tad.setName(id);
    tad.setType(type);
    tad.setCardinality(0);
    tad.setRequired(required);
    tad.setDefault(otherwise);
    return tad;
  }

  @Override
  public PreparedRead prepareRead(List<ChannelRecord> records) {
    prepared.add(records); // before it is told: who waits for the call looks at the records
    note("prepareRead() mode=" + prepareMode);
    return switch (prepareMode) {
      case "runtimeEx" -> throw new IllegalStateException("probe");
      case "unsup" -> throw new UnsupportedOperationException("probe");
      case "null" -> null;
      default -> new Prepared(records);
    };
  }

  /** Reads what was prepared. */
  private final class Prepared implements PreparedRead {
    private final List<ChannelRecord> records;

    Prepared(List<ChannelRecord> records) {
      this.records = records;
    }

    @Override
    public List<ChannelRecord> execute() throws ConnectionException {
      note("PreparedRead.execute()");
      fill(records);
      return records;
    }

    @Override
    public List<ChannelRecord> getChannelRecords() {
      note("PreparedRead.getChannelRecords()");
      return records;
    }

    @Override
    public void close() {
      note("PreparedRead.close()");
    }
  }

  @Override
  public void read(List<ChannelRecord> records) throws ConnectionException {
    note("read()");
    fill(records);
  }

  @Override
  public void write(List<ChannelRecord> records) throws ConnectionException {
    written.add(records);
    note("write()");
    fail();
    for (ChannelRecord record : records) {
      if (!mode.equals("nostatus")) {
        record.setChannelStatus(new ChannelStatus(ChannelFlag.SUCCESS));
        record.setTimestamp(FIRST_TIME + 500);
      }
    }
  }

  private void fail() throws ConnectionException {
    if (mode.equals("connEx")) {
      throw new ConnectionException("probe connection");
    }
    if (mode.equals("runtimeEx")) {
      throw new IllegalStateException("probe runtime");
    }
  }

  private void fill(List<ChannelRecord> records) throws ConnectionException {
    fail();
    for (int i = 0; i < records.size(); i++) {
      ChannelRecord record = records.get(i);
      boolean odd = "fail".equals(record.getChannelConfig().get("act"));
      fill(record, odd ? mode : "ok", FIRST_TIME + i + 1);
    }
  }

  private static void fill(ChannelRecord record, String mode, long time) {
    switch (mode) {
      case "failone" -> {
        Exception inner = new Exception("probe inner");
        record.setChannelStatus(new ChannelStatus(ChannelFlag.FAILURE, "probe failed", inner));
        record.setTimestamp(time);
      }
      case "failnull" -> {
        record.setChannelStatus(new ChannelStatus(ChannelFlag.FAILURE, null, null));
        record.setTimestamp(time);
      }
      case "nostatus" -> record.setValue(value(record));
      case "untouched" -> {
        // as if the driver had forgotten it
      }
      case "novalue" -> done(record, null, time);
      case "wrongtype" -> done(record, TypedValues.newStringValue("not a number"), time);
      case "unit" -> {
        record.setUnit("DRVUNIT");
        done(record, value(record), time);
      }
      default -> done(record, value(record), time);
    }
  }

  private static void done(ChannelRecord record, TypedValue<?> value, long time) {
    record.setChannelStatus(new ChannelStatus(ChannelFlag.SUCCESS));
    record.setTimestamp(time);
    if (value != null) {
      record.setValue(value);
    }
  }

  private static TypedValue<?> value(ChannelRecord record) {
    return switch (record.getValueType()) {
      case BOOLEAN -> TypedValues.newBooleanValue(true);
      case BYTE_ARRAY -> TypedValues.newByteArrayValue(new byte[] {1, 2, -1});
      case DOUBLE -> TypedValues.newDoubleValue(100.25);
      case FLOAT -> TypedValues.newFloatValue(100.25f);
      case INTEGER -> TypedValues.newIntegerValue(100);
      case LONG -> TypedValues.newLongValue(9007199254740993L);
      case STRING -> TypedValues.newStringValue("text");
    };
  }

  @Override
  public void registerChannelListener(Map<String, Object> config, ChannelListener listener)
      throws ConnectionException {
    boolean refused = listenFails; // before anybody can know of the call
    if (!refused) {
      listened.add(config);
      listeners.add(listener);
    }
    note("registerChannelListener()");
    if (refused) {
      throw new ConnectionException("probe");
    }
  }

  @Override
  public void unregisterChannelListener(ChannelListener listener) {
    int at = listeners.indexOf(listener);
    if (at >= 0) {
      listeners.remove(at);
      listened.remove(at);
    }
    note("unregisterChannelListener()");
    if (at < 0) {
      throw new IllegalStateException("never registered");
    }
  }

  /** An event of a channel, as the driver of the recordings fired it. */
  void fire(String channel, String how) {
    for (int i = 0; i < listeners.size(); i++) {
      Map<String, Object> config = listened.get(i);
      if (config.get("+name").equals(channel)) {
        listeners.get(i).onChannelEvent(new ChannelEvent(event(config, how)));
      }
    }
  }

  private static ChannelRecord event(Map<String, Object> config, String how) {
    ChannelRecord record =
        ChannelRecord.createReadRecord(
            (String) config.get("+name"),
            org.eclipse.kura.type.DataType.DOUBLE,
            (String) config.get("+unit"));
    record.setChannelConfig(config);
    record.setTimestamp(FIRST_TIME + 1000);
    record.setValue(TypedValues.newDoubleValue(100.25));
    if (how.equals("fail")) {
      String why = "probe listener failure";
      record.setChannelStatus(new ChannelStatus(ChannelFlag.FAILURE, why, null));
    } else if (how.equals("ok")) {
      record.setChannelStatus(new ChannelStatus(ChannelFlag.SUCCESS));
    }
    return record;
  }
}
