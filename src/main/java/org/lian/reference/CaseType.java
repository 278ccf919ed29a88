package org.lian.reference;

import java.util.List;

/** 类型代字 and the kinds of case that carry it. {@code status}: STANDARD, PRACTICE, RECALLED or UNVERIFIED. */
public record CaseType(String code, List<String> names, String status) {}
