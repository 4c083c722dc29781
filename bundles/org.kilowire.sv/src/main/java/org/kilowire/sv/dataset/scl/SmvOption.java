// SPDX-License-Identifier: Apache-2.0
package org.kilowire.sv.dataset.scl;

/** What a control block adds to each ASDU (SmvOpts, IEC 61850-6, 9.3.12). */
public enum SmvOption {
  REFRESH_TIME("refreshTime"),
  SAMPLE_SYNCHRONIZED("sampleSynchronized"),
  SAMPLE_RATE("sampleRate"),
  DATA_SET("dataSet"),
  SECURITY("security"),
  TIMESTAMP("timestamp"),
  SYNCH_SOURCE_ID("synchSourceId");

  private final String attribute;

  SmvOption(String attribute) {
    this.attribute = attribute;
  }

  /** The name in SCL. */
  public String attribute() {
    return attribute;
  }
}
