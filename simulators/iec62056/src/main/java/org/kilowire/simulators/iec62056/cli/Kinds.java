// SPDX-License-Identifier: Apache-2.0
package org.kilowire.simulators.iec62056.cli;

import java.util.Arrays;
import java.util.Iterator;
import org.kilowire.simulators.iec62056.device.MeterKind;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads kinds of meters as options have them, and names them all: {@code emh-lzqj}. */
final class Kinds implements ITypeConverter<MeterKind>, Iterable<String> {

  @Override
  public MeterKind convert(String text) {
    return Arrays.stream(MeterKind.values())
        .filter(one -> one.option().equals(text))
        .findFirst()
        .orElseThrow(
            () -> new TypeConversionException(text + " is none of " + String.join(", ", this)));
  }

  @Override
  public Iterator<String> iterator() {
    return Arrays.stream(MeterKind.values()).map(MeterKind::option).iterator();
  }
}
