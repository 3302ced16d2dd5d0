package dev.slipway.sandbox.image;

import dev.slipway.sandbox.web.Digests;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import javax.imageio.ImageIO;

/**
 * One picture.
 *
 * @param colour what it was made from, as text
 * @param format {@code png} or {@code jpeg}
 */
record Picture(String colour, int width, int height, String format) {

    String id() {
        return Digests.sha256(this.toString()).substring(0, 32);
    }

    String type() {
        return "image/" + format;
    }

    byte[] bytes() {
        int rgb = Integer.parseInt(Digests.sha256(colour).substring(0, 6), 16);
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        int[] row = new int[width];
        Arrays.fill(row, rgb);
        for (int y = 0; y < height; y++) {
            image.setRGB(0, y, width, 1, row, 0, width);
        }
        try {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            if (!ImageIO.write(image, format, out)) {
                throw new IllegalStateException("no writer for " + format);
            }
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
