package org.lian.web.admission;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Places by errand: how many at once, how many waiting, how long.
 *
 * @param submit Submitting a filing.
 * @param pay Payments and the channels' notices.
 * @param transfer Files in and out.
 * @param review Staff pages, Tasklist and Cockpit.
 * @param enter Login, where passwords are hashed.
 * @param register Registration, where strangers have passwords hashed.
 * @param suggest Causes for what a stranger tells, computed one at a time, and one for an address.
 * @param paper Papers opened as PDF, which are set when they are first asked for.
 * @param fill Drafts and every other write.
 * @param browse Every other read.
 * @param slowSenders Most requests of people who have signed in whose body of 64 kB or more is not in: in all, and of one client's address (64 bits of an IPv6 address); beyond, the slowest gives way.
 * @param slowStrangers The same as slow-senders, of strangers.
 * @param slowSmall Most requests whose smaller body is not in, which hold no thread: in all, and of one client's address; beyond, the slowest gives way.
 * @param slowReaders Most answers above 128 kB that are not out: in all, and of one client's address.
 * @param bodyPatience How long a request's body may take however small it is.
 * @param bodySlowest What a body has to bring each second beyond that, on the whole; a phone on 3G brings three times as much.
 */
@ConfigurationProperties("lian.admission")
record AdmissionSettings(
        @DefaultValue("6 120 30s") String submit,
        @DefaultValue("4 30 15s") String pay,
        @DefaultValue("40 30 10s") String transfer,
        @DefaultValue("5 40 10s") String review,
        @DefaultValue("2 20 10s") String enter,
        @DefaultValue("2 10 10s") String register,
        @DefaultValue("1 8 5s") String suggest,
        @DefaultValue("4 20 10s") String paper,
        @DefaultValue("4 40 10s") String fill,
        @DefaultValue("6 30 3s") String browse,
        @DefaultValue("80 48") String slowSenders,
        @DefaultValue("24 12") String slowStrangers,
        @DefaultValue("1024 128") String slowSmall,
        @DefaultValue("96 48") String slowReaders,
        @DefaultValue("15s") Duration bodyPatience,
        @DefaultValue("20KB") DataSize bodySlowest) {}
