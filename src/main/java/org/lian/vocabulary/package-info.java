/**
 * The words of the field as values: no beans, no Spring.
 *
 * <p>Glossary: 立案申请 Filing · 登记立案 register · 案号 CaseNumber · 收案年度 acceptanceYear · 法院代字 courtCode ·
 * 专门审判代字 specialtyCode · 类型代字 caseTypeCode · 案件编号 serialNumber · 案由 CauseOfAction · 审查 Review ·
 * 补正 Correction · 书面凭证 FilingReceipt · 撤诉 Withdrawal · 按撤诉处理 DeemedWithdrawal · 管辖 Jurisdiction ·
 * 当事人 Party · 原告 Plaintiff · 被告 Defendant · 第三人 ThirdParty · 起诉状 Complaint · 投诉 Grievance · 诉讼请求 Claim ·
 * 诉讼材料 Material · 证据 Evidence · 案件受理费 AcceptanceFee · 申请费 ApplicationFee · 减半 HalfFee ·
 * 缓交/减交/免交 FeeRelief · 交纳诉讼费用通知书 FeeNotice · 支付令 PaymentOrder (the legal instrument, never a bill) ·
 * 送达 serve · 期间 TimeLimit · 法律依据 LegalBasis · 先行立案 registration by expiry of the review period.
 */
@ApplicationModule(allowedDependencies = {})
@NullMarked
package org.lian.vocabulary;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
