package org.lian.process.papers;

import static org.lian.process.papers.PlaceWords.letter;
import static org.lian.process.papers.PlaceWords.put;
import static org.lian.process.papers.PlaceWords.sentence;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.lian.documents.InWords;
import org.lian.fees.FeeBill;
import org.lian.fees.Fees;
import org.lian.filing.Act;
import org.lian.filing.Filing;
import org.lian.filing.OrderMatter;
import org.lian.filing.OrderPart;
import org.lian.filing.PaymentOrders;
import org.lian.vocabulary.Fen;
import org.springframework.stereotype.Component;

/** The words of the papers of a payment order. */
@Component
class OrderWords {
    private final CaseParties parties;
    private final Fees fees;

    OrderWords(CaseParties parties, Fees fees) {
        this.parties = parties;
        this.fees = fees;
    }

    /** The order, as the creditor has it. */
    void order(Map<String, Object> words, Filing filing, Act act) {
        order(words, filing, act, List.of());
    }

    /** The debtor's copy, which alone has what he objects by. */
    void debtorsOrder(Map<String, Object> words, Filing filing, Act act) {
        order(words, filing, act, Stream.ofNullable(act.words().ground()).toList());
    }

    private void order(Map<String, Object> words, Filing filing, Act act, List<String> objectionCode) {
        ruling(words, filing, act);
        words.put("objectionCode", objectionCode);
        words.put("claims", said(filing.draft().claims()));
        words.put("facts", said(filing.draft().facts()));
        words.put("payment", sentence(Objects.requireNonNull(act.words().document())));
        words.put(
                "feeSum",
                fees
                        .bill(filing.id())
                        .filter(FeeBill::confirmed)
                        .map(bill -> new Fen(bill.payableFen()).toString())
                        .stream()
                        .toList());
    }

    private static List<String> said(@Nullable String text) {
        return Stream.ofNullable(text)
                .filter(typed -> !typed.isBlank())
                .map(PlaceWords::sentence)
                .toList();
    }

    /** A ruling of the procedure: its number, the parties, why and by which article. */
    void ruling(Map<String, Object> words, Filing filing, Act act) {
        put(words, "number", filing.caseNumber());
        words.put("particulars", parties.all(filing));
        words.put("filers", parties.filers(filing));
        letter(words, act);
    }

    /** What was decided on an order that was issued: why it ends. */
    void decision(Map<String, Object> words, Filing filing, Act act) {
        ruling(words, filing, act);
        words.put("daysToSayNo", String.valueOf(PaymentOrders.DAYS_TO_SAY_NO));
        words.put("unserved", OrderMatter.UNSERVED.name().equals(act.words().ground()));
        words.put("objected", OrderMatter.OBJECTION.name().equals(act.words().ground()));
        words.put("sued", OrderMatter.SUED.name().equals(act.words().ground()));
        words.put(
                "guaranteeSued",
                OrderMatter.GUARANTEE_SUED.name().equals(act.words().ground()));
        words.put("withdrawn", OrderMatter.WITHDRAWN.name().equals(act.words().ground()));
    }

    /** The end of one claim, or of one debtor's share. */
    void partEnd(Map<String, Object> words, Filing filing, Act act) {
        decision(words, filing, act);
        put(words, "part", OrderPart.said(act.words().part()).orElse(null));
    }

    /** The revocation, with the day on which the judicial committee discussed the order. */
    void revocation(Map<String, Object> words, Filing filing, Act act) {
        ruling(words, filing, act);
        words.put(
                "discussedOn",
                InWords.day(LocalDate.parse(Objects.requireNonNull(act.words().ground()))));
    }
}
