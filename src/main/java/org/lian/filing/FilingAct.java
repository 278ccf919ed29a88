package org.lian.filing;

/** An act on a filing as it stands, named as the API names it; who may do it at all is a matter of access. */
public enum FilingAct {
    EDIT(By.FILER),
    ADD_MATERIAL(By.FILER),
    SUBMIT(By.FILER),
    /** Answers an item of the correction notice, without handing in. */
    ANSWER_ITEM(By.FILER),
    CORRECT(By.FILER),
    REQUEST_EXTENSION(By.FILER),
    /** Answers an advice in one of its ways. */
    REPLY(By.FILER),
    ACCEPT_FORWARDING(By.FILER),
    INSIST(By.FILER),
    WITHDRAW(By.FILER),
    ADD_EVIDENCE(By.FILER),
    /** 续递: changes claims, adds a party, hands in what came later; which of them is taken is the table's. */
    HAND_IN_LATER(By.FILER),
    /** 缓交、减交、免交 asked for after the submission, before the registration. */
    ASK_RELIEF(By.FILER),
    /** 同意先行调解, or not: said at any time before the court decides. */
    SAY_MEDIATION(By.FILER),
    /** Takes the consent back, which ends a mediation at once. */
    END_MEDIATION(By.FILER),
    /** Agrees to mediate until a later day. */
    EXTEND_MEDIATION(By.FILER),
    /** 申请复核 of the fee or of a decision on it (诉讼费用交纳办法 43). */
    ASK_FEE_REVIEW(By.FILER),
    /** Asks for another mediator; the mediator himself and the court do it by the same act. */
    CHANGE_MEDIATOR(By.FILER),
    /** Signs the agreement that the mediator set. */
    SIGN_AGREEMENT(By.FILER),
    /** 跨域立案: has a court nearby compare the originals. */
    CHOOSE_ASSISTING_COURT(By.FILER),
    /** 变更送达地址 after the submission. */
    CHANGE_SERVICE_ADDRESS(By.FILER),
    /** 续行、解除、复议 of a preservation in force, or that the suit was brought. */
    RAISE_PRESERVATION(By.FILER),
    PAY(By.FILER),
    REMIND(By.FILER),
    COMPLAIN(By.FILER),
    RENEW(By.FILER),
    TAKE_PAYMENT(By.COURT),
    MARK_SENSITIVE(By.COURT),
    REGISTER_ORDER(By.COURT);

    /** The two sides of the counter. */
    public enum By {
        FILER,
        COURT
    }

    private final By by;

    FilingAct(By by) {
        this.by = by;
    }

    public By by() {
        return by;
    }
}
