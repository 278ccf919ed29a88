package org.lian.vocabulary;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Numbers as people write them, and as they are kept. */
class WrittenNumberTests {
    @ParameterizedTest
    @DisplayName("证件号码：空格、全角、小写 x、短横都看得懂；看不懂的照原样")
    @CsvSource({
        "11010119520304002X, 11010119520304002X",
        "110101 19520304 002x, 11010119520304002X",
        "１１０１０１１９５２０３０４００２Ｘ, 11010119520304002X",
        "110101-19520304-002X, 11010119520304002X",
        "91110105ma0000000x, 91110105MA0000000X",
        "1101**********002X, 1101**********002X",
        "不记得了, 不记得了"
    })
    void idsAreUnderstood(String written, String kept) {
        assertThat(WrittenNumber.id(written)).isEqualTo(kept);
    }

    @ParameterizedTest
    @DisplayName("电话：汉字、全角、空格、短横、+86 都看得懂；座机留着区号后的短横；看不懂的照原样")
    @CsvSource({
        "13800138000, 13800138000",
        "一三八零零一三八零零零, 13800138000",
        "幺三八〇〇幺三八〇〇〇, 13800138000",
        "１３８ ００１３ ８０００, 13800138000",
        "138-0013-8000, 13800138000",
        "+86 138 0013 8000, 13800138000",
        "8613800138000, 13800138000",
        "010-12345678, 010-12345678",
        "０１０－１２３４５６７８, 010-12345678",
        "+44 20 7946 0000, +442079460000",
        "138****8000, 138****8000",
        "打我儿子的, 打我儿子的"
    })
    void phonesAreUnderstood(String written, String kept) {
        assertThat(WrittenNumber.phone(written)).isEqualTo(kept);
    }
}
