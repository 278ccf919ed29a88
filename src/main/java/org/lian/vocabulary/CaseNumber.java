package org.lian.vocabulary;

import org.jspecify.annotations.Nullable;

/**
 * 案号 in its five parts (法〔2015〕137号 as amended by 法〔2018〕335号, 2). The year is the Asia/Shanghai year of the
 * registering transaction; the serial number is natural, without leading zeros.
 */
public record CaseNumber(
        int acceptanceYear, String courtCode, @Nullable String specialtyCode, String typeCode, int serialNumber) {
    /** As printed, with full-width brackets: （2026）京0105民初123号. */
    @Override
    public String toString() {
        return "（" + acceptanceYear + "）" + courtCode + (specialtyCode == null ? "" : specialtyCode) + typeCode
                + serialNumber + "号";
    }
}
