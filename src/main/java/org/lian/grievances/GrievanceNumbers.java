package org.lian.grievances;

/**
 * The numbers of 投诉 of a period.
 *
 * @param received in the period
 * @param answered in the period
 * @param answeredLate how many of the answered were so after their last day
 * @param open not answered now
 * @param overdue how many of the open are past their last day
 */
public record GrievanceNumbers(long received, long answered, long answeredLate, long open, long overdue) {}
