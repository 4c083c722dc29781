// SPDX-License-Identifier: Apache-2.0
package org.kilowire.benchmarks;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.kilowire.dlms.datalink.DataLink;
import org.kilowire.dlms.hdlc.HdlcLink;
import org.kilowire.dlms.hdlc.HdlcParameters;
import org.kilowire.dlms.hdlc.HdlcSettings;
import org.kilowire.dlms.wrapper.WrapperLink;
import org.kilowire.dlms.wrapper.WrapperSettings;
import org.kilowire.simulators.meter.SimulatedMeter;

/**
 * Association, GET and profile rows over loopback TCP: ours, jDLMS's, and a bare exchange of the
 * same sizes, in one run. Prints CPU of all of the client's threads and octets they allocated, an
 * operation or a row.
 */
public final class DlmsLoopback {

  private static final int COLUMNS = 6;
  private static final int CLIENT = SimulatedMeter.MANAGEMENT_CLIENT;
  private static final int WARM_UP = 3;
  private static final int MOST_WAITS = 1_000;

  private final BenchmarkMeter meter;
  private final int rounds;

  private DlmsLoopback(BenchmarkMeter meter, int rounds) {
    this.meter = meter;
    this.rounds = rounds;
  }

  /** {@code DlmsLoopback [ROUNDS]}: 1..1000, default 10. */
  public static void main(String[] args) throws Exception {
    int rounds = args.length == 0 ? 10 : Integer.parseInt(args[0]);
    try (BenchmarkMeter meter = BenchmarkMeter.start()) {
      new DlmsLoopback(meter, rounds).run();
    }
  }

  private void run() throws Exception {
    measure("wrapper  kilowire", ours(meter.wrapper, this::wrapper));
    measure("wrapper  blocks  ", blocks(meter.wrapper, Map.of("framing", "wrapper", "server", 1L)));
    measure("wrapper  jDLMS   ", new JdlmsReader(meter.wrapper, CLIENT, 0, 128));
    floor("wrapper  floor   ", 21, 17, 1024);
    measure("HDLC 128 kilowire", ours(meter.hdlc, () -> hdlc(128)));
    measure(
        "HDLC 128 blocks  ",
        blocks(
            meter.hdlc,
            Map.of("framing", "hdlc", "server", 1L, "physical", (long) meter.physical)));
    measure("HDLC 128 jDLMS   ", new JdlmsReader(meter.hdlc, CLIENT, meter.physical, 128));
    floor("HDLC 128 floor   ", 27, 25, 140);
  }

  private static Reader ours(int port, Supplier<DataLink> framing) {
    return new KilowireReader(port, framing, COLUMNS);
  }

  private static Reader blocks(int port, Map<String, Object> traits) {
    Map<String, Object> all = new HashMap<>(traits);
    all.put("client", (long) CLIENT);
    return new SessionReader(port, all);
  }

  private DataLink wrapper() {
    return new WrapperLink(WrapperSettings.of(CLIENT, 1));
  }

  private DataLink hdlc(int information) {
    return new HdlcLink(
        HdlcSettings.of(CLIENT, 1, meter.physical).withProposed(HdlcParameters.of(information, 1)));
  }

  private void measure(String name, Reader reader) throws Exception {
    for (int round = 0; round < WARM_UP; round++) {
      associations(reader, 100);
      reader.open();
      gets(reader, 2_000);
      reader.rows();
      reader.close();
    }
    int associations = 20 * rounds;
    Cost association = associations(reader, associations);
    reader.open();
    int gets = 1_000 * rounds;
    Cost get = Cost.of(() -> gets(reader, gets));
    long[] rows = new long[1];
    Cost row =
        Cost.of(
            () -> {
              for (int round = 0; round < rounds; round++) {
                rows[0] += reader.rows();
              }
            });
    reader.close();
    System.out.printf(
        "%s  association %s   GET %s   row %s (%d rows)%n",
        name, association.each(associations), get.each(gets), row.each(rows[0]), rows[0]);
  }

  /**
   * Connecting and associating; a client's threads end when it closes, and their cost with them.
   */
  private static Cost associations(Reader reader, int count) throws Exception {
    Cost sum = Cost.NONE;
    int threads = Thread.activeCount();
    for (int i = 0; i < count; i++) {
      sum = sum.plus(Cost.of(reader::open));
      reader.close();
      for (int wait = 0; wait < MOST_WAITS && Thread.activeCount() > threads; wait++) {
        Thread.sleep(1);
      }
    }
    return sum;
  }

  private static void gets(Reader reader, int count) throws Exception {
    for (int i = 0; i < count; i++) {
      reader.get();
    }
  }

  /** A connection with an exchange; a GET; a block of rows, each of which is asked for. */
  private void floor(String name, int request, int answer, int block) throws Exception {
    int count = 1_000 * rounds;
    int connections = 20 * rounds;
    for (int round = 0; round < WARM_UP; round++) {
      connections(100);
    }
    Cost association = connections(connections);
    try (BareExchange bare = new BareExchange(meter.exchange)) {
      exchanges(bare, 5_000, request, answer);
      Cost get = Cost.of(() -> exchanges(bare, count, request, answer));
      Cost rows = Cost.of(() -> exchanges(bare, count, request, block));
      System.out.printf(
          "%s  association %s   GET %s   %d octets of rows %s%n",
          name, association.each(connections), get.each(count), block, rows.each(count));
    }
  }

  private Cost connections(int count) throws Exception {
    Cost sum = Cost.NONE;
    for (int i = 0; i < count; i++) {
      BareExchange[] bare = new BareExchange[1];
      sum =
          sum.plus(
              Cost.of(
                  () -> {
                    bare[0] = new BareExchange(meter.exchange);
                    bare[0].exchange(80, 60);
                  }));
      bare[0].close();
    }
    return sum;
  }

  private static void exchanges(BareExchange bare, int count, int request, int answer)
      throws Exception {
    for (int i = 0; i < count; i++) {
      bare.exchange(request, answer);
    }
  }
}
