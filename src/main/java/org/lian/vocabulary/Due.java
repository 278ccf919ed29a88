package org.lian.vocabulary;

/**
 * A sum that is to be paid, and the article by which.
 *
 * @param fen positive where anything is owed
 */
public record Due(long fen, LegalBasis basis) {
    private static final LegalBasis PREPAYMENT = LegalBasis.of("诉讼费用交纳办法", 22);

    /** 预交: what a plaintiff or an applicant pays after the registration. */
    public static Due prepaid(long fen) {
        return new Due(fen, PREPAYMENT);
    }
}
