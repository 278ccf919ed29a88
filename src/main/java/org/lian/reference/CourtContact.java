package org.lian.reference;

/** The ways to reach a court; what is not known is empty. */
public record CourtContact(String phone, String address, String hours) {}
