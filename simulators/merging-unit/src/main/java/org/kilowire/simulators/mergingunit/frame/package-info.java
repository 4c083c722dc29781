// SPDX-License-Identifier: Apache-2.0
/** How a simulated merging unit's samples become frames. */
package org.kilowire.simulators.mergingunit.frame;
