package org.lian.reference;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** 要离婚 is a divorce, whatever else is told. */
class CauseLeadsTests {
    @Test
    @DisplayName("每一行的例子都说的是这一个案由")
    void examples() {
        assertThat(CauseLeads.packaged().all()).isNotEmpty().allSatisfy(one -> assertThat(
                        CauseLeads.packaged().of(one.example()))
                .contains(one.cause()));
    }

    @ParameterizedTest
    @CsvSource({
        "'老公打我，要离婚，一双儿女都要归我，每月每个孩子要1500，还有房子120万和一辆车要分'",
        "'我要离婚，孩子已经二十岁工作了，房子是婚前买的不用分，他从来没打过我'",
        "'要离婚，孩子归他，我按月给钱'",
        "'想跟丈夫离婚，房子归我，车归他'",
        "'老公出轨，我起诉离婚，要他赔我精神损失5万'"
    })
    @DisplayName("说要离婚的，第一个就是离婚纠纷")
    void divorce(String told) {
        assertThat(CauseLeads.packaged().of(told)).contains("02.02.014");
    }

    @ParameterizedTest
    @ValueSource(strings = {"离婚后发现他藏了一套房，要分", "已经离婚三年了，孩子抚养费一直不给", "前夫不让我看孩子", "离婚协议写了房子归我，他不过户", "朋友借我五万不还"})
    @DisplayName("离过婚的、说别的事的，不当作要离婚")
    void notDivorce(String told) {
        assertThat(CauseLeads.packaged().of(told)).isEmpty();
    }
}
