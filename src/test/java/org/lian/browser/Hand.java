package org.lian.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;

/** Hand of a clerk at one page, with a mouse or with keys alone; what it does is counted. */
abstract class Hand {
    final Page page;
    private int clicks;
    private int keys;

    private Hand(Page page) {
        this.page = page;
    }

    static Hand mouse(Page page) {
        return new Mouse(page);
    }

    static Hand keyboard(Page page) {
        return new Keyboard(page);
    }

    /** A row, a button, an answer, a box to tick. */
    abstract void press(Locator wanted);

    /** Into a field, instead of what stands there. */
    abstract void write(Locator field, String text);

    /** One of a list. */
    abstract void choose(Locator list, String value);

    /** The way past what stands before, for keys alone. */
    abstract void skip(Locator link);

    /** What the page offers to both: a place to press and a key for the same. */
    abstract void press(Locator wanted, String key);

    void begin() {
        clicks = 0;
        keys = 0;
    }

    int clicks() {
        return clicks;
    }

    int keys() {
        return keys;
    }

    final void type(Locator field, String text) {
        field.press("Control+a");
        page.keyboard().type(text);
        keys += 1 + text.length();
    }

    private static final class Mouse extends Hand {
        private Mouse(Page page) {
            super(page);
        }

        @Override
        void press(Locator wanted) {
            wanted.click();
            super.clicks++;
        }

        @Override
        void write(Locator field, String text) {
            press(field);
            type(field, text);
        }

        @Override
        void skip(Locator link) {
            // Whoever points sees the place at once.
        }

        /** Opening the list and taking one of it; the list itself is drawn by the system, out of a story's reach. */
        @Override
        void choose(Locator list, String value) {
            list.selectOption(value);
            super.clicks += 2;
        }

        @Override
        void press(Locator wanted, String key) {
            press(wanted);
        }
    }

    private static final class Keyboard extends Hand {
        private static final int MOST_STOPS = 80;

        private Keyboard(Page page) {
            super(page);
        }

        @Override
        void press(Locator wanted) {
            reach(wanted);
            // Of answers one presses its name, of a link or a button Enter.
            stroke(
                    "radio".equals(wanted.getAttribute("type")) || "checkbox".equals(wanted.getAttribute("type"))
                            ? "Space"
                            : "Enter");
        }

        @Override
        void write(Locator field, String text) {
            reach(field);
            type(field, text);
        }

        @Override
        void skip(Locator link) {
            press(link);
        }

        @Override
        void choose(Locator list, String value) {
            reach(list);
            for (var stroke = 0; !value.equals(list.inputValue()); stroke++) {
                assertThat(stroke).as("%s in %s", value, list).isLessThan(MOST_STOPS);
                stroke("ArrowDown");
            }
        }

        @Override
        void press(Locator wanted, String key) {
            wanted.waitFor();
            stroke(key);
        }

        private void reach(Locator wanted) {
            wanted.waitFor();
            for (var stop = 0; !focused(wanted); stop++) {
                assertThat(stop)
                        .as("%s is not reached by Tab on %s", wanted, page.url())
                        .isLessThan(MOST_STOPS);
                stroke("Tab");
            }
        }

        private static boolean focused(Locator wanted) {
            return Boolean.TRUE.equals(wanted.evaluate("one => one === document.activeElement"));
        }

        private void stroke(String key) {
            page.keyboard().press(key);
            super.keys++;
        }
    }
}
