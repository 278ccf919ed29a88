package org.lian.documents;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Base64;
import java.util.Map;
import java.util.Objects;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** 文书的压缩: what is packed by its template is opened by its template alone. */
class PackedTextTests {
    private static final byte[] FRAME = "<html>人民法院 </html>".repeat(20).getBytes(UTF_8);

    @Test
    @DisplayName("按模板压缩的，凭同一个模板原样打开；大的、空的也一样")
    void opensAsItWas() {
        for (var text : new String[] {"", "<html>人民法院 张三</html>", "张三".repeat(20_000)}) {
            var packed = PackedText.pack(text.getBytes(UTF_8), FRAME);
            assertThat(PackedText.unpack(packed, Map.of(PackedText.hash(FRAME), FRAME)::get))
                    .isEqualTo(text.getBytes(UTF_8));
        }
    }

    @Test
    @DisplayName("以前没有压缩的，原样读出，不问模板")
    void whatWasNeverPackedIsReadAsItIs() {
        var before = "{\"title\":\"收件回执\"}".getBytes(UTF_8);

        assertThat(PackedText.unpack(before, hash -> {
                    throw new AssertionError(hash);
                }))
                .isEqualTo(before);
    }

    @Test
    @DisplayName("模板不对、内容不全的，不读出别的东西")
    void nothingElseOpensIt() {
        var packed = PackedText.pack("张三".getBytes(UTF_8), FRAME);

        assertThatThrownBy(() -> PackedText.unpack(packed, hash -> "other".getBytes(UTF_8)))
                .isInstanceOf(RuntimeException.class);
        assertThatThrownBy(() -> PackedText.unpack(java.util.Arrays.copyOf(packed, packed.length - 6), hash -> FRAME))
                .isInstanceOf(RuntimeException.class);
    }

    @Test
    @DisplayName("二维码是一位深的图，比原来的二十四位小得多，点对点一样")
    void theCodeTakesOneBitADot() throws Exception {
        var png = OneBitPng.of(45, (x, y) -> (x * y) % 3 == 0);
        var picture = Objects.requireNonNull(ImageIO.read(new java.io.ByteArrayInputStream(png)));

        assertThat(picture.getWidth()).isEqualTo(45);
        assertThat(picture.getColorModel().getPixelSize()).isEqualTo(1);
        for (var x = 0; x < 45; x++) {
            for (var y = 0; y < 45; y++) {
                assertThat((picture.getRGB(x, y) & 0xff) == 0).isEqualTo((x * y) % 3 == 0);
            }
        }
        var code = CheckCode.of("https://lian.example.gov.cn/papers/0f8fad5b-d9cb-469f-a165-70867728950e");
        assertThat(Base64.getDecoder().decode(code.replaceFirst(".*,", ""))).hasSizeLessThan(900);
    }
}
