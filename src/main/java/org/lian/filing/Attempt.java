package org.lian.filing;

import java.time.Instant;

/** 提交记录: that and when somebody tried to file here what another desk takes, and where that desk is. */
public record Attempt(String number, Instant at, String words) {}
