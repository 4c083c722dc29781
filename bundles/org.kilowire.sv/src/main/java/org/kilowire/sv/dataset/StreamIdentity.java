// SPDX-License-Identifier: Apache-2.0
package org.kilowire.sv.dataset;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import org.kilowire.sv.AsduView;
import org.kilowire.sv.SvFormat;

/** The key of a map, made ready for comparing octets. */
final class StreamIdentity {

  private static final int DATA_SET_OCTETS = 4;

  private final Set<SvFormat> formats = EnumSet.noneOf(SvFormat.class);
  private final byte[] svId;
  private final int appId;
  private final long source;
  private final int dataSet;
  private final int dataSetMask;

  StreamIdentity(ChannelMap map) {
    formats.addAll(map.formats());
    MapKey key = map.key();
    svId =
        key instanceof MapKey.ByName name && name.svId().isPresent()
            ? name.svId().get().getBytes(StandardCharsets.US_ASCII)
            : null;
    appId = key instanceof MapKey.ByName name ? name.appId() : MapKey.ANY;
    source = key instanceof MapKey.ByName name ? name.source().orElse(MapKey.ANY) : MapKey.ANY;
    if (key instanceof MapKey.ByDataSet set) {
      dataSetMask =
          (set.lnName() == MapKey.ANY ? 0 : 0xFF << 24)
              | (set.dataSetName() == MapKey.ANY ? 0 : 0xFF << 16)
              | (set.ldName() == MapKey.ANY ? 0 : 0xFFFF);
      dataSet =
          (set.lnName() << 24 | (set.dataSetName() & 0xFF) << 16 | (set.ldName() & 0xFFFF))
              & dataSetMask;
    } else {
      dataSetMask = 0;
      dataSet = 0;
    }
  }

  boolean isFormat(SvFormat format) {
    return formats.contains(format);
  }

  boolean matches(AsduView asdu, int frameAppId, long frameSource) {
    return isFormat(asdu.format())
        && (appId == MapKey.ANY || appId == frameAppId)
        && (source == MapKey.ANY || source == frameSource)
        && matchesName(asdu);
  }

  /** Whether it is the stream's but for the source, which the key names. */
  boolean isOfAnotherSource(AsduView asdu, int frameAppId, long frameSource) {
    return source != MapKey.ANY
        && source != frameSource
        && isFormat(asdu.format())
        && (appId == MapKey.ANY || appId == frameAppId)
        && matchesName(asdu);
  }

  boolean matchesName(AsduView asdu) {
    int from = asdu.identityOffset();
    int length = asdu.identityLength();
    if (svId != null) {
      return Arrays.equals(asdu.octets(), from, from + length, svId, 0, svId.length);
    }
    return dataSetMask == 0 || (length == DATA_SET_OCTETS && matchesDataSet(asdu.octets(), from));
  }

  private boolean matchesDataSet(byte[] octets, int from) {
    int found =
        octets[from] << 24
            | (octets[from + 1] & 0xFF) << 16
            | (octets[from + 2] & 0xFF) << 8
            | (octets[from + 3] & 0xFF);
    return (found & dataSetMask) == dataSet;
  }
}
