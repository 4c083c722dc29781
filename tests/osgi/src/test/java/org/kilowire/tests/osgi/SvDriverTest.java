// SPDX-License-Identifier: Apache-2.0
package org.kilowire.tests.osgi;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.eclipse.kura.channel.ChannelFlag;
import org.eclipse.kura.channel.ChannelRecord;
import org.eclipse.kura.driver.Driver;
import org.eclipse.kura.type.DataType;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kilowire.simulators.mergingunit.EthernetHead;
import org.kilowire.simulators.mergingunit.MergingUnits;
import org.kilowire.simulators.mergingunit.StreamPlan;
import org.kilowire.simulators.mergingunit.frame.StreamShape;
import org.kilowire.simulators.mergingunit.live.InterfaceSink;
import org.kilowire.simulators.mergingunit.live.LivePublisher;
import org.kilowire.standalone.Components;
import org.kilowire.sv.dataset.document.ShippedMaps;
import org.kilowire.tests.support.Eventually;
import org.kilowire.tests.support.LiveThreads;
import org.kilowire.tests.support.LogFile;
import org.kilowire.tests.support.OpenFiles;
import org.kilowire.tests.support.PrivateNetwork;

/** The drivers for sampled values in a framework, from their package on, while a bus is sending. */
final class SvDriverTest {

  private static final String FACTORY = "org.kilowire.kura.driver.sv.EthernetDriver";
  private static final String OURS = "kilowire(-| )(sv|capture).*";
  private static final long SECOND = 1_000_000_000L;
  private static final int RATE = 4000;
  private static final int LONGEST_SECONDS = 600;

  @TempDir Path home;

  /** A merging unit that sends until it is closed. */
  private static final class Unit implements AutoCloseable {

    private final AtomicBoolean failed = new AtomicBoolean();
    private final Thread thread;

    Unit() {
      thread = new Thread(this::send, "simulated merging unit");
      thread.start();
    }

    private void send() {
      StreamPlan plan =
          StreamPlan.of(
              StreamShape.Of92.of(
                  "KWMU0101",
                  ShippedMaps.find("9-2LE").orElseThrow(),
                  1,
                  EthernetHead.of(1).withSimulated(false)),
              RATE);
      try (InterfaceSink sink = InterfaceSink.open("here")) {
        LivePublisher publisher = new LivePublisher(sink);
        long begin = (publisher.now() / SECOND + 1) * SECOND;
        publisher.run(new MergingUnits(List.of(plan), begin), begin + LONGEST_SECONDS * SECOND);
      } catch (IOException | RuntimeException e) {
        failed.set(true);
      }
    }

    boolean isSending() {
      return thread.isAlive();
    }

    @Override
    public void close() {
      thread.interrupt();
      try {
        thread.join();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
      assertThat(failed).as("it could not send").isFalse();
    }
  }

  private static Driver driver(InstalledGateway gateway, String pid) throws Exception {
    Map<String, Object> options = new HashMap<>();
    options.put("network.interface", "there");
    options.put("results", "both");
    new Components(gateway.configurations()).ensure(FACTORY, pid, options);
    return gateway.driver(pid);
  }

  private static ChannelRecord read(Driver driver) {
    ChannelRecord record = ChannelRecord.createReadRecord("frequency", DataType.DOUBLE);
    record.setChannelConfig(
        Map.of(
            "+name", "frequency",
            "+value.type", "DOUBLE",
            "stream", "KWMU0101",
            "quantity", "frequency"));
    try {
      driver.read(List.of(record));
    } catch (Driver.ConnectionException e) {
      throw new IllegalStateException(e);
    }
    return record;
  }

  private static void awaitReads(InstalledGateway gateway, String pid) throws Exception {
    Driver driver = gateway.driver(pid);
    Eventually.await(
        () -> "a value: " + read(driver).getChannelStatus().getExceptionMessage(),
        () -> read(driver).getChannelStatus().getChannelFlag() == ChannelFlag.SUCCESS);
    assertThat((Double) read(driver).getValue().getValue()).isBetween(49.99, 50.01);
  }

  @ParameterizedTest
  @ValueSource(strings = {"all in one package", "a package a subject"})
  void hears_is_upgraded_while_it_hears_and_goes(String how) throws Exception {
    Assumptions.assumeTrue(PrivateNetwork.possible(), "no network of one's own here");
    LogFile log = LogFile.fromHere();
    Feature[] features =
        how.equals("all in one package")
            ? new Feature[] {Feature.ALL}
            : new Feature[] {Feature.BASE, Feature.SV};
    PrivateNetwork.with(
        network -> {
          try (InstalledGateway gateway = new InstalledGateway(home)) {
            gateway.deploy(features);
            gateway.configureGateway();
            try (Unit unit = new Unit()) {
              driver(gateway, "bus");
              awaitReads(gateway, "bus");
              gateway.upgrade("0.2.0", features);
              awaitReads(gateway, "bus");
              assertThat(LiveThreads.named("kilowire capture there")).hasSize(1);
              assertThat(unit.isSending()).isTrue();
            }
            int files = OpenFiles.all().size();
            for (int i = features.length - 1; i >= 0; i--) {
              gateway.runtime().deployed("org.kilowire." + features[i].word()).uninstall();
            }
            assertThat(gateway.bundles()).isEmpty();
            LiveThreads.awaitNone(OURS);
            assertThat(OpenFiles.all().size()).as("the socket is closed").isLessThan(files);
            assertThat(network.ask("cat", "/proc/net/packet").lines()).as("sockets").hasSize(1);
          }
        });
    assertThat(log.faults()).isEmpty();
  }
}
