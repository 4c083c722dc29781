// SPDX-License-Identifier: Apache-2.0
package org.kilowire.tests.support;

import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.kilowire.seal.TrustList;
import org.kilowire.seal.TrustRole;
import org.kilowire.seal.TrustedKey;
import org.kilowire.seal.file.HandoverSeals;
import org.kilowire.seal.file.SealFolder;
import org.kilowire.seal.message.SealLimits;

/** A gateway and an IMS that trust each other, or that need not. */
public final class TrustedSides {

  private TrustedSides() {}

  /** Opens a side's folder. */
  public static HandoverSeals open(SealFolder folder) throws IOException {
    return HandoverSeals.open(folder, SealLimits.IMS, InstantSource.system(), System::nanoTime);
  }

  /** A side that takes and sends messages without seals. */
  public static HandoverSeals unsealed(Path folder) throws IOException {
    SealFolder side = new SealFolder(folder);
    side.writeTrust(new TrustList(List.of(), true));
    return open(side);
  }

  /** Has each of the two trust the other; keys are made where there are none. */
  public static void introduce(SealFolder gateway, String id, SealFolder ims) throws IOException {
    trust(gateway, ims, TrustRole.RECEIPT, Optional.empty());
    trust(ims, gateway, TrustRole.GATEWAY, Optional.of(id));
  }

  private static void trust(
      SealFolder who, SealFolder whom, TrustRole role, Optional<String> gateway)
      throws IOException {
    TrustedKey key = TrustedKey.of(whom.openKeys().publicKeys(), role, gateway);
    who.writeTrust(who.readTrust().with(key));
  }
}
