package org.lian.materials;

import java.awt.Color;
import java.awt.Font;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicInteger;
import javax.imageio.ImageIO;

/** The picture of an identity card that nobody has: its number is of a district that there is not. */
public final class CardPicture {
    private static final int[] WEIGHTS = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};

    private static final AtomicInteger GIVEN = new AtomicInteger();

    private CardPicture() {}

    /** The number with its last digit. */
    public static String number(String seventeen) {
        var sum = 0;
        for (var i = 0; i < WEIGHTS.length; i++) {
            sum += (seventeen.charAt(i) - '0') * WEIGHTS[i];
        }
        return seventeen + "10X98765432".charAt(sum % 11);
    }

    /** A number that no other test has, of who was born in 1985. */
    public static String numberOfNobody() {
        return number("65999119850312%03d".formatted(GIVEN.getAndIncrement()));
    }

    /** A JPEG as a phone would make it, held straight. */
    public static byte[] of(String name, String number, String... address) throws IOException {
        var image = new BufferedImage(1600, 1000, BufferedImage.TYPE_INT_RGB);
        var card = image.createGraphics();
        card.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        card.setColor(new Color(236, 240, 245));
        card.fillRect(0, 0, 1600, 1000);
        card.setColor(new Color(205, 205, 205));
        card.fillRect(1130, 150, 360, 460);
        card.setColor(Color.BLACK);
        card.setFont(new Font("Noto Sans CJK SC", Font.PLAIN, 56));
        card.drawString("姓名  " + name, 100, 160);
        card.drawString("性别  男   民族  汉", 100, 270);
        card.drawString("出生  1985 年 3 月 12 日", 100, 380);
        card.drawString("住址  " + address[0], 100, 500);
        for (var line = 1; line < address.length; line++) {
            card.drawString(address[line], 240, 500 + 80 * line);
        }
        card.drawString("公民身份号码   " + number, 100, 880);
        card.dispose();
        var bytes = new ByteArrayOutputStream();
        ImageIO.write(image, "jpg", bytes);
        return bytes.toByteArray();
    }
}
