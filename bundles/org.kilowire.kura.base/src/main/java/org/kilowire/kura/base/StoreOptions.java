// SPDX-License-Identifier: Apache-2.0
package org.kilowire.kura.base;

import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.function.Consumer;
import org.kilowire.contract.Range;
import org.kilowire.store.StoreSettings;

/**
 * Which store a gateway has.
 *
 * @param gateway id of the gateway
 * @param folder the store's own
 * @param megabytes how large it may grow, in MiB
 * @param retentionDays how long released blocks are kept if there is room
 * @param maxEvents how many events wait at most
 */
record StoreOptions(String gateway, Path folder, int megabytes, int retentionDays, int maxEvents) {

  StoreSettings settings(InstantSource clock, Consumer<Range> committed) {
    return new StoreSettings(
        folder,
        gateway,
        (long) megabytes << 20,
        Duration.ofDays(retentionDays),
        maxEvents,
        clock,
        committed);
  }
}
