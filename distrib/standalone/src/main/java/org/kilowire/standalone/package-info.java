// SPDX-License-Identifier: Apache-2.0
/**
 * The gateway in a plain JVM: joins collection, store and uplink as a folder on disk says. Knows no
 * protocol and no message; everything it does is done by the bundles it joins.
 */
package org.kilowire.standalone;
