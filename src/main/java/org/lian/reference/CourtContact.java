package org.lian.reference;

/** How a party reaches a court; what is not known is empty. */
public record CourtContact(String phone, String address, String hours) {}
