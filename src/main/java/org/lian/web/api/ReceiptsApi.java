package org.lian.web.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import org.lian.filing.ReceiptFile;
import org.lian.filing.Receipts;
import org.lian.vocabulary.Refusal;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** The API that verifies a receipt for whoever holds its number; shows no party. */
@RestController
class ReceiptsApi {
    private final Receipts receipts;

    ReceiptsApi(Receipts receipts) {
        this.receipts = receipts;
    }

    /** The same bytes as the file that the filer downloads. */
    @Operation(summary = "核验收件回执")
    @GetMapping(value = "/api/v1/receipts/{number}", produces = MediaType.APPLICATION_JSON_VALUE)
    @ApiResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = ReceiptFile.class)))
    String verify(@PathVariable String number) {
        return receipts.file(number)
                .map(ReceiptFile::text)
                .orElseThrow(() -> Refusal.notFound("没有这个编号的收件回执，请核对回执上的编号"));
    }
}
