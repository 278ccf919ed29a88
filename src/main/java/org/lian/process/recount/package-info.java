/** 重新计算期限: what a corrected calendar changes in filings under way; dates move later, never earlier. */
@NullMarked
package org.lian.process.recount;

import org.jspecify.annotations.NullMarked;
