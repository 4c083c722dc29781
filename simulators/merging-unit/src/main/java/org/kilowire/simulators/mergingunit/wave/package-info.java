// SPDX-License-Identifier: Apache-2.0
/** What a simulated merging unit measures. */
package org.kilowire.simulators.mergingunit.wave;
