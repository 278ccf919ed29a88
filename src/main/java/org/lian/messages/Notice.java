package org.lian.messages;

import java.util.UUID;

/**
 * A message on its way out of the court.
 *
 * @param id the same at every attempt: who receives it twice keeps one
 * @param to phone number or mail address
 * @param sender name of the court
 * @param title for channels that have one
 */
record Notice(UUID id, String to, String sender, String title, String text) {}
