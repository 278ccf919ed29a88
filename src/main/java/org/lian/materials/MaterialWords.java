package org.lian.materials;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import javax.xml.stream.XMLStreamException;

/**
 * The words of a file that no browser shows, without its look. Read in the parsers' process, never believing a declared
 * size.
 */
final class MaterialWords {
    /** About three hundred pages; more is read in the original. */
    static final int MOST = 400_000;

    private static final Set<FileType> WITH_WORDS = Set.of(FileType.DOCX, FileType.OFD, FileType.TEXT);
    private static final String CUT = "\n\n……后面还有，这里没有显示，请下载原件查看。";

    private MaterialWords() {}

    static boolean isIn(FileType type) {
        return WITH_WORDS.contains(type);
    }

    static String of(FileType type, SealedScratch file) {
        try {
            var words =
                    switch (type) {
                        case DOCX -> WordBody.of(file);
                        case OFD -> OfdPages.of(file);
                        default -> text(file);
                    };
            return words.length() > MOST ? words.substring(0, MOST) + CUT : words;
        } catch (IOException | XMLStreamException unreadable) {
            throw Look.invalid("NO_WORDS", "这份文件的文字读不出来，请下载原件查看。");
        }
    }

    private static String text(SealedScratch file) throws IOException {
        var length = (int) Math.min(file.length(), 4L * MOST);
        return decoded(file.read(0, length), length < file.length());
    }

    /** The national standard's encoding, as Windows saves it, where it is not Unicode. */
    private static String decoded(byte[] bytes, boolean cut) {
        try {
            var decoder = StandardCharsets.UTF_8.newDecoder();
            if (cut) {
                return new String(bytes, StandardCharsets.UTF_8);
            }
            return decoder.decode(ByteBuffer.wrap(bytes)).toString().replaceFirst("^\uFEFF", "");
        } catch (CharacterCodingException notUnicode) {
            return new String(bytes, Charset.forName("GB18030"));
        }
    }
}
