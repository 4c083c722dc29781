// SPDX-License-Identifier: Apache-2.0
package org.kilowire.tests.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.eclipse.kura.channel.ChannelFlag;
import org.eclipse.kura.channel.ChannelRecord;
import org.eclipse.kura.driver.Driver;
import org.eclipse.kura.type.DataType;
import org.kilowire.simulators.meter.HostOptions;
import org.kilowire.simulators.meter.MeterHost;
import org.kilowire.simulators.meter.ServedMeter;

/** A simulated meter behind the wrapper. */
final class WrapperMeter implements AutoCloseable {

  /** What the meter wants of the client 17. */
  static final String PASSWORD = "12345678";

  private static final int SEED = 1;

  private final MeterHost host;

  private WrapperMeter(MeterHost host) {
    this.host = host;
  }

  static WrapperMeter start(int port) throws IOException {
    HostOptions options =
        new HostOptions("127.0.0.1", OptionalInt.of(port), false, OptionalInt.empty(), false, 1);
    return new WrapperMeter(MeterHost.start(options, InstantSource.system(), SEED, plain -> plain));
  }

  private ServedMeter served() {
    return host.meters().get(0);
  }

  String line() {
    return "tcp://127.0.0.1:" + served().port();
  }

  String serial() {
    return served().meter().serial();
  }

  /** A fleet of this meter alone, read every two seconds. */
  String fleet() {
    return """
    {"version": 1, "gateway": "%s",
     "lines": [{"id": "desk", "uri": "%s"}],
     "types": [{"id": "sim", "protocol": "dlms",
                "traits": {"framing": "wrapper", "client": 17,
                           "authentication": "low", "password": "secret:meters"},
                "time": {"stamps": "end", "zone": "Europe/Berlin"},
                "registers": ["1-0:1.8.0*255", "1-0:32.7.0*255"], "profiles": []}],
     "meters": [{"id": "flat-1", "type": "sim", "line": "desk", "device": "%s"}],
     "schedules": [{"id": "registers", "every": "PT2S", "meters": ["*"], "profiles": false}]}
    """
        .strip()
        .formatted(ConsoleGateway.GATEWAY, line(), serial());
  }

  /** Reads the meter's power through a driver. */
  static ChannelRecord power(Driver driver) throws Exception {
    ChannelRecord record = ChannelRecord.createReadRecord("power", DataType.DOUBLE);
    record.setChannelConfig(Map.of("obis", "1-0:1.7.0*255", "+value.type", "DOUBLE"));
    driver.read(List.of(record));
    return record;
  }

  static boolean reads(Driver driver) throws Exception {
    return power(driver).getChannelStatus().getChannelFlag() == ChannelFlag.SUCCESS;
  }

  static void assertReads(Driver driver) throws Exception {
    ChannelRecord record = power(driver);
    assertThat(record.getChannelStatus().getExceptionMessage()).isNull();
    assertThat(record.getChannelStatus().getChannelFlag()).isEqualTo(ChannelFlag.SUCCESS);
    assertThat(record.getUnit()).isEqualTo("W");
    assertThat((Double) record.getValue().getValue()).isPositive();
  }

  @Override
  public void close() {
    host.close();
  }
}
