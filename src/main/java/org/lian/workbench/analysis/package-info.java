/** What can be said about a draft without running it: rules of writing, gaps and overlaps, differences. */
@NullMarked
package org.lian.workbench.analysis;

import org.jspecify.annotations.NullMarked;
