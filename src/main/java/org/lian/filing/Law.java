package org.lian.filing;

import org.lian.vocabulary.LegalBasis;

/** The articles that the acts on a filing rest on. */
final class Law {
    private static final String REGISTRATION_RULES = "最高人民法院关于人民法院登记立案若干问题的规定";

    /** 一律接收，书面凭证. */
    static final LegalBasis RECEIVED = LegalBasis.of(REGISTRATION_RULES, 2);
    /** 口头起诉. */
    static final LegalBasis ORALLY = LegalBasis.of("民事诉讼法", 123);
    /** 一次性告知、补正、退回、坚持. */
    static final LegalBasis CORRECTION = LegalBasis.of(REGISTRATION_RULES, 7);
    /** 先行立案. */
    static final LegalBasis BY_CLOCK = LegalBasis.of(REGISTRATION_RULES, 8);

    static final LegalBasis SENSITIVE = LegalBasis.of(REGISTRATION_RULES, 10);
    static final LegalBasis TRANSFERRED = LegalBasis.of(REGISTRATION_RULES, 12);
    /** 反诉合并审理. */
    static final LegalBasis COUNTERCLAIM = new LegalBasis("民事诉讼法第一百四十三条；最高人民法院关于适用民事诉讼法的解释第二百三十二条、第二百三十三条");

    /** 电子送达, with the consent of whom it is for. */
    static final LegalBasis SERVED_ELECTRONICALLY = LegalBasis.of("民事诉讼法", 90);

    /** 变更送达地址, told to the court in writing. */
    static final LegalBasis SERVICE_ADDRESS = LegalBasis.of("最高人民法院关于以法院专递方式邮寄送达民事诉讼文书的若干规定", 4);

    static final LegalBasis ADVISED = LegalBasis.of("民事诉讼法", 127);
    static final LegalBasis WITHDRAWAL = LegalBasis.of("民事诉讼法", 148);
    static final LegalBasis COUNTING = LegalBasis.of("民事诉讼法", 85);
    static final LegalBasis EXTENSION = LegalBasis.of("民事诉讼法", 86);
    static final LegalBasis FORWARDED = LegalBasis.of("最高人民法院关于适用民事诉讼法的解释", 211);
    static final LegalBasis RELIEF = LegalBasis.of("诉讼费用交纳办法", 48);
    static final LegalBasis FEE_REVIEW = LegalBasis.of("诉讼费用交纳办法", 43);
    static final LegalBasis DEFERRAL = LegalBasis.of("诉讼费用交纳办法", 49);
    static final LegalBasis REDUCTION = LegalBasis.of("诉讼费用交纳办法", 46);
    static final LegalBasis TOP_UP = LegalBasis.of("最高人民法院关于适用民事诉讼法的解释", 195);
    static final LegalBasis EXEMPTION = LegalBasis.of("诉讼费用交纳办法", 45);
    static final LegalBasis PERSONS_ONLY = LegalBasis.of("诉讼费用交纳办法", 44);

    /** 先行调解, unless a party refuses. */
    static final LegalBasis MEDIATION_FIRST = LegalBasis.of("民事诉讼法", 125);

    private static final String MEDIATION_RULES = "人民法院在线调解规则";
    static final LegalBasis MEDIATOR = LegalBasis.of(MEDIATION_RULES, 10);
    static final LegalBasis MEDIATOR_ANSWER = LegalBasis.of(MEDIATION_RULES, 12);
    /** 应当披露的情形. */
    static final LegalBasis MEDIATOR_DISCLOSES = LegalBasis.of(MEDIATION_RULES, 13);

    static final LegalBasis MEDIATOR_CHANGE = LegalBasis.of(MEDIATION_RULES, 14);
    static final LegalBasis OTHER_SIDE = LegalBasis.of(MEDIATION_RULES, 15);
    static final LegalBasis IDENTITY_CHECKED = LegalBasis.of(MEDIATION_RULES, 17);
    static final LegalBasis AGREEMENT = LegalBasis.of(MEDIATION_RULES, 19);
    static final LegalBasis REGISTERED_AFTER_MEDIATION = LegalBasis.of(MEDIATION_RULES, 21);
    static final LegalBasis MEDIATION_PERIOD = LegalBasis.of(MEDIATION_RULES, 24);
    static final LegalBasis MEDIATION_ENDS = LegalBasis.of(MEDIATION_RULES, 25);

    /** 司法确认: both together, within thirty days. */
    static final LegalBasis CONFIRMATION = LegalBasis.of("民事诉讼法", 205);

    private Law() {}
}
