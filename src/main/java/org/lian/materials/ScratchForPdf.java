package org.lian.materials;

import java.io.IOException;
import org.apache.pdfbox.io.RandomAccessRead;
import org.apache.pdfbox.io.RandomAccessReadView;

/** The scratch file that PDFBox reads with one page of memory. */
class ScratchForPdf implements RandomAccessRead {
    private final SealedScratch scratch;
    private final long length;
    private final byte[] page = new byte[1 << 16];
    private long pageStart = -1;
    private int pageLength;
    private long position;
    private boolean closed;

    ScratchForPdf(SealedScratch scratch) throws IOException {
        this.scratch = scratch;
        this.length = scratch.length();
    }

    @Override
    public int read() throws IOException {
        if (position >= length) {
            return -1;
        }
        load();
        return page[(int) (position++ - pageStart)] & 0xff;
    }

    @Override
    public int read(byte[] target, int offset, int wanted) throws IOException {
        if (position >= length) {
            return -1;
        }
        load();
        var within = (int) (position - pageStart);
        var count = Math.min(wanted, pageLength - within);
        System.arraycopy(page, within, target, offset, count);
        position += count;
        return count;
    }

    private void load() throws IOException {
        var start = position - position % page.length;
        if (start != pageStart) {
            pageLength = scratch.read(start, page, 0, page.length);
            pageStart = start;
        }
    }

    @Override
    public long getPosition() {
        return position;
    }

    @Override
    public void seek(long newPosition) throws IOException {
        if (newPosition < 0) {
            throw new IOException("Position " + newPosition);
        }
        position = Math.min(newPosition, length);
    }

    @Override
    public long length() {
        return length;
    }

    @Override
    public boolean isClosed() {
        return closed;
    }

    @Override
    public boolean isEOF() {
        return position >= length;
    }

    @Override
    public RandomAccessReadView createView(long start, long viewLength) {
        return new RandomAccessReadView(this, start, viewLength);
    }

    @Override
    public void close() {
        closed = true;
    }
}
