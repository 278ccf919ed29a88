package org.lian.web.staff;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ApprovalSheetsTests {
    @ParameterizedTest
    @DisplayName("审批表写核对出的事实，不写对当事人说的“请……”；只有“请……”的，写明已提示")
    @CsvSource({
        "赵律师是代理人，授权委托书里没有写权限；请在原告那一页写明代理人的权限, 赵律师是代理人，授权委托书里没有写权限",
        "第 1 条请求的字里写的是 200 元，金额填的是 100 元，请核对, 第 1 条请求的字里写的是 200 元，金额填的是 100 元",
        "第 1 条请求“还钱；请法院做主。”没有写明要对方做什么：请写成“请求判令被告……”, 第 1 条请求“还钱；请法院做主。”没有写明要对方做什么",
        "没有填写送达地址；不影响立案，但请尽早补上, 没有填写送达地址",
        "请选择受理法院, 已提示：请选择受理法院",
        "缺少证据材料, 缺少证据材料"
    })
    void fact(String message, String printed) {
        assertThat(ApprovalSheets.fact(message)).isEqualTo(printed);
    }
}
