package org.lian.suggestion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.DataInputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The model in plain Java, against what ONNX Runtime 1.20.0 gave for the same file. */
@Tag("long")
class MeaningModelTests {
    @Test
    @DisplayName("纯 Java 算出的方向与 ONNX Runtime 对同一文件算出的一致（余弦大于 0.99）")
    void computesWhatTheRuntimeComputes() throws IOException {
        var model = MeaningModel.read();

        // The runtime rounds the values between the layers to bytes, which leaves a small difference.
        assertThat(product(model.of("老赵借我三万块不还"), ofTheRuntime())).isGreaterThan(0.99f);
    }

    @Test
    @DisplayName("意思近的两句比意思远的两句靠得近；长度总是一")
    void likeIsNear() throws IOException {
        var model = MeaningModel.read();
        var leak = model.of("楼上漏水把我家天花板泡了");

        assertThat(product(leak, leak)).isBetween(0.999f, 1.001f);
        assertThat(product(leak, model.of("上面那家水管爆了，我家被淹")))
                .isGreaterThan(product(leak, model.of("老公在外面有人，我要离婚")) + 0.1f);
    }

    @Test
    @DisplayName("空的、很长的、生僻的、表情都算得出来")
    void anyTextIsComputed() throws IOException {
        var model = MeaningModel.read();

        for (var text : new String[] {"", "😭😭", "囧", "a".repeat(500), "欠".repeat(1000), "\u0000\u200b"}) {
            assertThat(product(model.of(text), model.of(text))).as(text).isBetween(0.999f, 1.001f);
        }
    }

    @Test
    @DisplayName("模型文件不在，说是哪个文件不在")
    void missingFileIsNamed() {
        assertThatThrownBy(() -> MeaningModel.read("no-such-model"))
                .isInstanceOf(FileNotFoundException.class)
                .hasMessageContaining("no-such-model");
    }

    @Test
    @DisplayName("汉字一字一片，外文按词表拆，大小写、全角空格、看不见的字符不要紧；超长的截断，尾标不丢")
    void piecesOfText() {
        var pieces = new WordPieces(
                Map.of("[UNK]", 0, "[CLS]", 1, "[SEP]", 2, "欠", 3, "钱", 4, "tao", 5, "##bao", 6, "，", 7));

        assertThat(pieces.of("欠钱", 10)).containsExactly(1, 3, 4, 2);
        assertThat(pieces.of("TaoBao　欠，\u200b钱", 10)).containsExactly(1, 5, 6, 3, 7, 4, 2);
        assertThat(pieces.of("囧taoqq", 10)).containsExactly(1, 0, 0, 2);
        assertThat(pieces.of("欠钱欠钱欠钱", 5)).containsExactly(1, 3, 4, 3, 2);
    }

    private static float[] ofTheRuntime() throws IOException {
        try (var stream =
                new DataInputStream(MeaningModelTests.class.getResourceAsStream("/suggestion/runtime-loan.bin"))) {
            var values = new float[MeaningModel.WIDTH];
            for (var i = 0; i < values.length; i++) {
                values[i] = stream.readFloat();
            }
            return values;
        }
    }

    private static float product(float[] a, float[] b) {
        var sum = 0f;
        for (var i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }
}
