// SPDX-License-Identifier: Apache-2.0
package org.kilowire.kura.driver.dlms;

import java.math.BigDecimal;
import java.util.Optional;
import org.kilowire.conversation.Octets;
import org.kilowire.conversation.Outcome;
import org.kilowire.dlms.axdr.Data;
import org.kilowire.dlms.axdr.DataCodec;
import org.kilowire.dlms.cosem.OctetText;
import org.kilowire.dlms.cosem.ScalerUnit;
import org.kilowire.kura.driver.ChannelValue;
import org.kilowire.kura.driver.DriverFailures;
import org.kilowire.kura.driver.DriverReason;

/**
 * COSEM data with its scaler.
 *
 * @param unit blank where the object names none
 */
record DlmsValue(Data data, int scaler, String unit) implements ChannelValue {

  /** The value, or {@link DriverReason#NO_VALUE}. */
  static Outcome<ChannelValue> of(Data data, Optional<ScalerUnit> unit) {
    if (data instanceof Data.NullData || data instanceof Data.DontCare) {
      return DriverFailures.failed(DriverReason.NO_VALUE, "the meter gives " + name(data));
    }
    int scaler = unit.map(ScalerUnit::scaler).orElse(0);
    return new Outcome.Ok<>(new DlmsValue(data, scaler, unit.map(ScalerUnit::text).orElse("")));
  }

  static String name(Data data) {
    return "a value of type " + data.type();
  }

  @Override
  public Optional<BigDecimal> number() {
    return data.decimal().map(number -> number.scaleByPowerOfTen(scaler));
  }

  @Override
  public Optional<Octets> octets() {
    return data instanceof Data.Structure || data instanceof Data.Array
        ? Optional.of(DataCodec.octets(data))
        : data.asOctets();
  }

  @Override
  public Optional<String> text() {
    if (data instanceof Data.Bool flag) {
      return Optional.of(Boolean.toString(flag.value()));
    }
    if (data instanceof Data.OctetString string) {
      return Optional.of(OctetText.of(string.octets()));
    }
    if (data instanceof Data.Temporal time) {
      return Optional.of(time.octets().toString());
    }
    return data instanceof Data.BitString bits
        ? Optional.of(bits(bits))
        : data.asText().or(() -> number().map(BigDecimal::toPlainString));
  }

  private static String bits(Data.BitString bits) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < bits.bits(); i++) {
      text.append(bits.bit(i) ? '1' : '0');
    }
    return text.toString();
  }

  @Override
  public String kind() {
    return name(data);
  }
}
