// SPDX-License-Identifier: Apache-2.0
package org.kilowire.sv.dataset.scl;

import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.kilowire.sv.dataset.ChannelMap;
import org.kilowire.sv.dataset.SampleRate;

/**
 * A stream as its sampled value control block describes it.
 *
 * @param ied name of the IED
 * @param lDevice name of the logical device: ldName, else that of the IED with inst
 * @param controlBlock its name, {@code MSVCB01}
 * @param svId smvID; where that is empty, the reference of the control block
 * @param dataSet name of the data set in LLN0
 * @param confRev 0..4294967295
 * @param rate as it is meant, which may not be what smpMod says; empty where nothing says it
 * @param rateGuessed whether the rate or its unit is a guess
 * @param asdus in each frame; 0 where the document does not say it
 * @param mac destination, {@code 01:0c:cd:04:00:01}
 * @param appId 0..0xFFFF
 * @param vlanId 0..0xFFF; 0 is a priority tag
 * @param vlanPriority 0..7
 * @param map empty where the data set cannot be resolved
 */
public record PromisedStream(
    String ied,
    String lDevice,
    String controlBlock,
    String svId,
    String dataSet,
    long confRev,
    Optional<SampleRate> rate,
    boolean rateGuessed,
    int asdus,
    boolean multicast,
    Set<SmvOption> options,
    Optional<String> mac,
    OptionalInt appId,
    OptionalInt vlanId,
    OptionalInt vlanPriority,
    Optional<ChannelMap> map) {

  public PromisedStream {
    Objects.requireNonNull(ied);
    Objects.requireNonNull(lDevice);
    Objects.requireNonNull(controlBlock);
    Objects.requireNonNull(svId);
    Objects.requireNonNull(dataSet);
    options = Set.copyOf(options);
  }
}
