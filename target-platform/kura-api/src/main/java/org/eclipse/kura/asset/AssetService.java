// SPDX-License-Identifier: Apache-2.0
package org.eclipse.kura.asset;

import java.util.List;

/** Finds assets by their {@code kura.service.pid}. */
public interface AssetService {
  /** The asset, or null if there is none. */
  Asset getAsset(String assetPid);

  String getAssetPid(Asset asset);

  List<Asset> listAssets();
}
