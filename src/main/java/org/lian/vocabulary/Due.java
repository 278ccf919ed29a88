package org.lian.vocabulary;

/**
 * A sum that is to be paid, and the article by which.
 *
 * @param fen positive where anything is owed
 * @param item what it is for: each is paid once
 */
public record Due(long fen, LegalBasis basis, String item) {
    /** The fee of a case, as one item; what changed claims add to it is another. */
    public static final String FEE = "FEE";

    private static final LegalBasis PREPAYMENT = LegalBasis.of("诉讼费用交纳办法", 22);

    /** The fee of a case. */
    public Due(long fen, LegalBasis basis) {
        this(fen, basis, FEE);
    }

    /** 预交: what a plaintiff or an applicant pays after the registration. */
    public static Due prepaid(long fen) {
        return new Due(fen, PREPAYMENT);
    }
}
