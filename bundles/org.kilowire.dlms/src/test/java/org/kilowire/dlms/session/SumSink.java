// SPDX-License-Identifier: Apache-2.0
package org.kilowire.dlms.session;

import java.nio.ByteBuffer;
import org.kilowire.dlms.axdr.Data;
import org.kilowire.dlms.cosem.profile.RowSink;

/** Counts rows and adds up what is in them. */
final class SumSink implements RowSink {

  int rows;
  long sum;
  int octetStrings;

  @Override
  public void beginRow() {}

  @Override
  public void number(int column, long value) {
    sum += value;
  }

  @Override
  public void octets(int column, ByteBuffer octets) {
    octetStrings++;
  }

  @Override
  public void text(int column, String text) {}

  @Override
  public void missing(int column) {}

  @Override
  public void other(int column, Data value) {}

  @Override
  public void endRow() {
    rows++;
  }
}
