// SPDX-License-Identifier: Apache-2.0
package org.kilowire.kura.wire.records;

/** The names in records of ours; docs/reference/wire-records.md is the table. */
public final class RecordKeys {

  /** STRING: which schedule the Collector shall run. */
  public static final String GROUP = "kw.group";

  /** LONG, ms since 1970: when the record was sent; Kura's Timer has the same. */
  public static final String TIMER = "TIMER";

  static final String METER = "kw.meter";
  static final String DEVICE = "kw.device";
  static final String SERIES = "kw.series";
  static final String ORIGIN = "kw.origin";
  static final String READ_AT = "kw.read-at";
  static final String CLOCK_PROVEN = "kw.clock-proven";
  static final String PERIOD = "kw.period";
  static final String COLUMNS = "kw.columns";
  static final String ROW = "kw.row";
  static final String TIME = "kw.time";
  static final String ORDINAL = "kw.ordinal";
  static final String QUALITY = "kw.quality";
  static final String STATUS = "kw.status";
  static final String METER_TIME = "kw.meter-time";

  /** No quantity begins like this. */
  static final String PREFIX = "kw.";

  /** The type of a value that is a time. */
  static final String TYPE_TIME = "time";

  private RecordKeys() {}
}
