/**
 * Meters that speak without being asked: heard on a thread of their own while any channel listens,
 * on a line that anybody else may have when he wants it.
 */
@Export
@Version("1.0.0")
package org.kilowire.kura.driver.listen;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
