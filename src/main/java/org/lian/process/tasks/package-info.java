/** 任务: who is offered a task, who may take it, and what moves it to the front. */
@NullMarked
package org.lian.process.tasks;

import org.jspecify.annotations.NullMarked;
