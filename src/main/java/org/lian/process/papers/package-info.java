/** 文书送达: the steps of {@code service-of-document.bpmn}, and the words and signers of the papers that it serves. */
@NullMarked
package org.lian.process.papers;

import org.jspecify.annotations.NullMarked;
