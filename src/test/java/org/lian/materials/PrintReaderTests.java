package org.lian.materials;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Tesseract, where it is installed: reads the print of a drawn card, and whatever it cannot read is no fault. */
class PrintReaderTests {
    @Test
    @DisplayName("装了 Tesseract 的：画出来的身份证，姓名、号码、住址都读到")
    void aDrawnCardIsRead() throws Exception {
        var program = program();
        var number = CardPicture.number("65999019850312003");
        var picture = CardPicture.of("王小明", number, "河北省石家庄市长安区建设", "北大街1号2单元301室");

        var text = PrintReader.text(program, picture).orElseThrow();

        var card = IdentityCard.in(text, LocalDate.of(2026, 11, 29));
        assertThat(card).as(text).isPresent();
        assertThat(card.get().number()).isEqualTo(number);
        assertThat(card.get().name()).as(text).isEqualTo("王小明");
        assertThat(card.get().address()).as(text).isEqualTo("河北省石家庄市长安区建设北大街1号2单元301室");
    }

    @Test
    @DisplayName("不是图片的、程序不在的：没有读到，不报错，不留进程")
    void nothingIsRead() throws Exception {
        var before = ProcessHandle.current().children().count();

        assertThat(PrintReader.text(program(), new byte[] {1, 2, 3})).isEmpty();
        assertThat(PrintReader.text("/no/such/program", new byte[1 << 20])).isEmpty();

        org.awaitility.Awaitility.await()
                .atMost(Duration.ofSeconds(5))
                .until(() -> ProcessHandle.current().children().count() <= before);
    }

    @Test
    @DisplayName("关掉的不用，写明路径的照用")
    void settings() {
        assertThat(PrintReader.program(new PhotoSettings("off", "off"))).isEmpty();
        assertThat(PrintReader.program(new PhotoSettings("off", "/opt/t"))).isEqualTo("/opt/t");
    }

    private static String program() {
        var program = PrintReader.program(new PhotoSettings("off", "auto"));
        Assumptions.assumeFalse(program.isEmpty(), "tesseract with chi_sim is installed");
        return program;
    }
}
