package org.lian.materials;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.lian.vocabulary.Refusal;

/**
 * The other side of {@link Parsers}: a JVM with little memory, no environment and no network of ours, that reads one
 * file after another and says what it found. It may crash: that is what it is for.
 */
public final class ParserProcess {
    static final byte READY = 'R';
    static final byte LOOK = 'L';
    static final byte DRAW = 'D';
    static final byte READ = 'T';
    static final byte WORDS = 'W';
    static final byte FOUND = 'F';
    static final byte REFUSED = 'N';

    private ParserProcess() {}

    public static void main(String[] arguments) throws IOException {
        var answers = new DataOutputStream(new BufferedOutputStream(new FileOutputStream(FileDescriptor.out)));
        // A library that prints must not spoil an answer.
        System.setOut(System.err);
        javax.imageio.ImageIO.setUseCache(false);
        var questions = new DataInputStream(new BufferedInputStream(System.in));
        answers.writeByte(READY);
        answers.flush();
        while (true) {
            byte question;
            try {
                question = questions.readByte();
            } catch (EOFException parentGone) {
                return;
            }
            try {
                if (question == DRAW) {
                    var picture = draw(questions);
                    answers.writeByte(FOUND);
                    answers.writeInt(picture.length);
                    answers.write(picture);
                } else if (question == READ) {
                    var program = questions.readUTF();
                    var text = PrintReader.text(program, draw(questions)).orElse("");
                    answers.writeByte(FOUND);
                    answers.writeUTF(text);
                } else if (question == WORDS) {
                    var text = words(questions).getBytes(StandardCharsets.UTF_8);
                    answers.writeByte(FOUND);
                    answers.writeInt(text.length);
                    answers.write(text);
                } else {
                    var found = look(questions);
                    answers.writeByte(FOUND);
                    answers.writeUTF(found.type().name());
                    answers.writeInt(found.pages() == null ? 0 : found.pages());
                }
            } catch (Refusal refusal) {
                answers.writeByte(REFUSED);
                answers.writeUTF(refusal.faults().get(0).code());
                answers.writeUTF(refusal.faults().get(0).message());
            }
            answers.flush();
        }
    }

    private static Look.Found look(DataInputStream questions) throws IOException {
        var file = scratch(questions);
        var type = questions.readUTF();
        var look = new Look(questions.readLong(), questions.readInt(), questions.readUTF());
        try {
            return look.at(type.isEmpty() ? null : FileType.valueOf(type), file);
        } finally {
            file.release();
        }
    }

    private static String words(DataInputStream questions) throws IOException {
        var file = scratch(questions);
        try {
            return MaterialWords.of(FileType.valueOf(questions.readUTF()), file);
        } finally {
            file.release();
        }
    }

    private static byte[] draw(DataInputStream questions) throws IOException {
        var file = scratch(questions);
        var type = FileType.valueOf(questions.readUTF());
        var side = questions.readInt();
        var turned = questions.readInt();
        try {
            return new Drawing(questions.readUTF()).of(type, file, side, turned);
        } finally {
            file.release();
        }
    }

    private static SealedScratch scratch(DataInputStream questions) throws IOException {
        var path = Path.of(questions.readUTF());
        var key = new byte[questions.readInt()];
        questions.readFully(key);
        return new SealedScratch(path, key);
    }
}
