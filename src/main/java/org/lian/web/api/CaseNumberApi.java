package org.lian.web.api;

import io.swagger.v3.oas.annotations.Operation;
import org.jspecify.annotations.Nullable;
import org.lian.casenumber.CaseNumbers;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The API that reads a case number and says what is wrong with one that is none; no account needed. */
@RestController
@RequestMapping("/api/v1/case-numbers")
class CaseNumberApi {
    private final CaseNumbers caseNumbers;

    CaseNumberApi(CaseNumbers caseNumbers) {
        this.caseNumbers = caseNumbers;
    }

    /** A case number as printed. */
    record Text(@Nullable String text) {}

    /** The five parts of a case number (法〔2018〕335号 2). */
    record Parts(
            int acceptanceYear,
            String courtCode,
            @Nullable String specialtyCode,
            String typeCode,
            int serialNumber,
            String canonical) {}

    @Operation(summary = "识别案号")
    @PostMapping("/parse")
    Parts parse(@RequestBody Text question) {
        var number = caseNumbers.parse(question.text() == null ? "" : question.text());
        return new Parts(
                number.acceptanceYear(),
                number.courtCode(),
                number.specialtyCode(),
                number.typeCode(),
                number.serialNumber(),
                number.toString());
    }
}
