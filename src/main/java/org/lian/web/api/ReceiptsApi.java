package org.lian.web.api;

import org.lian.filing.Receipts;
import org.lian.vocabulary.Refusal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** Verifies a receipt for whoever holds its number; shows no party. */
@RestController
class ReceiptsApi {
    private final Receipts receipts;

    ReceiptsApi(Receipts receipts) {
        this.receipts = receipts;
    }

    @GetMapping("/api/v1/receipts/{number}")
    Receipts.Verification verify(@PathVariable String number) {
        return receipts.verify(number).orElseThrow(() -> Refusal.notFound("没有这个编号的收件回执，请核对回执上的编号"));
    }
}
