// SPDX-License-Identifier: Apache-2.0
package org.kilowire.simulators.meter.cli;

import java.util.Arrays;
import java.util.Iterator;
import java.util.Locale;
import org.kilowire.dlms.cosem.profile.SortMethod;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads sort methods as options have them, and names them all: {@code nearest-to-zero}. */
final class Sorts implements ITypeConverter<SortMethod>, Iterable<String> {

  @Override
  public SortMethod convert(String text) {
    return Arrays.stream(SortMethod.values())
        .filter(one -> text(one).equals(text))
        .findFirst()
        .orElseThrow(
            () -> new TypeConversionException(text + " is none of " + String.join(", ", this)));
  }

  @Override
  public Iterator<String> iterator() {
    return Arrays.stream(SortMethod.values()).map(Sorts::text).iterator();
  }

  private static String text(SortMethod method) {
    return method.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
