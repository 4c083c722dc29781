// SPDX-License-Identifier: Apache-2.0
package org.kilowire.kura.host.asset;

import java.util.List;
import org.eclipse.kura.asset.Asset;
import org.eclipse.kura.asset.AssetService;
import org.kilowire.kura.host.wire.RegisteredServices;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

/** The assets that there are. */
@Component(service = AssetService.class)
public final class Assets implements AssetService {

  private final RegisteredServices<Asset> assets;

  @Activate
  public Assets(BundleContext context) {
    assets = new RegisteredServices<>(context, Asset.class);
  }

  @Override
  public Asset getAsset(String assetPid) {
    return assets.find(assetPid).orElse(null);
  }

  @Override
  public String getAssetPid(Asset asset) {
    return assets.reference(asset).map(RegisteredServices::kuraPid).orElse(null);
  }

  @Override
  public List<Asset> listAssets() {
    return assets.all();
  }
}
