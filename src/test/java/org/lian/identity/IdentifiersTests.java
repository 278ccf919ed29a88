package org.lian.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.lian.materials.CardPicture;

/** GB 11643 and GB 32100, both layers. */
class IdentifiersTests {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 25);

    @ParameterizedTest
    @ValueSource(strings = {"11010519850312008X", "110105199001010010", "110105197905050016", "11010519491231002X"})
    @DisplayName("身份证：校验位正确")
    void validResidentIds(String number) {
        assertThat(Identifiers.residentId(number, TODAY).valid()).isTrue();
        assertThat(Identifiers.residentId(number, TODAY).reason()).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "11010519850312008x, 末位的 x 须大写",
        "110105198503120080, 校验位不符",
        "11010519850312018X, 校验位不符",
        "110105850312008, 身份证号码应为 18 位，末位为数字或大写 X",
        "11010519850230008X, 号码中的出生日期不存在",
        "990101198503120010, 号码前两位不是哪个省、自治区、直辖市的代码",
        "160101198503120016, 号码前两位不是哪个省、自治区、直辖市的代码",
        "１１０１０５１９８５０３１２００８Ｘ, 身份证号码应为 18 位，末位为数字或大写 X",
        "'', 身份证号码应为 18 位，末位为数字或大写 X"
    })
    @DisplayName("身份证：小写 x、校验位、15 位、不存在的生日、全角都不行")
    void invalidResidentIds(String number, String reason) {
        assertThat(Identifiers.residentId(number, TODAY).valid()).isFalse();
        assertThat(Identifiers.residentId(number, TODAY).reason()).isEqualTo(reason);
    }

    @Test
    @DisplayName("身份证：生日可以是今天，不能是明天")
    void nobodyIsBornTomorrow() {
        assertThat(Identifiers.residentId(bornOn(TODAY), TODAY).valid()).isTrue();
        assertThat(Identifiers.residentId(bornOn(TODAY.plusDays(1)), TODAY).valid())
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"91110000802100433B", "9144030071526726XG", "914403001922038216", "91330100799655058B"})
    @DisplayName("统一社会信用代码：公开的真实代码两层都对")
    void validCodes(String code) {
        assertThat(Identifiers.uscc(code).valid()).isTrue();
    }

    @Test
    @DisplayName("统一社会信用代码：外层对、里层组织机构代码错，仍然无效")
    void innerLayerCounts() {
        var broken = withOuterCheck("91440300" + "715267263");

        assertThat(Identifiers.uscc(broken).valid()).isFalse();
        assertThat(Identifiers.uscc(broken).reason()).contains("组织机构代码");
    }

    @ParameterizedTest
    @ValueSource(strings = {"9144030071526726Xg", "9144030071526726XH", "91440300715267260", "9I44030071526726XG", ""})
    @DisplayName("统一社会信用代码：小写、校验位、长度、禁用字母都不行")
    void invalidCodes(String code) {
        assertThat(Identifiers.uscc(code).valid()).isFalse();
    }

    private static String bornOn(LocalDate day) {
        return CardPicture.number("110105" + day.format(DateTimeFormatter.BASIC_ISO_DATE) + "001");
    }

    private static String withOuterCheck(String first17) {
        var alphabet = "0123456789ABCDEFGHJKLMNPQRTUWXY";
        var sum = 0;
        var weight = 1;
        for (var i = 0; i < 17; i++) {
            sum += alphabet.indexOf(first17.charAt(i)) * weight;
            weight = weight * 3 % 31;
        }
        return first17 + alphabet.charAt((31 - sum % 31) % 31);
    }
}
