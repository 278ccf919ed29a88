package org.lian.suggestion;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/** A text in the pieces that the model knows: each Chinese character one, other words in parts (BERT's WordPiece). */
final class WordPieces {
    private static final Pattern WORD =
            Pattern.compile("\\p{IsHan}|[\\p{L}\\p{N}&&[^\\p{IsHan}]]+|[^\\p{Z}\\p{L}\\p{N}\\p{Cc}\\p{Cf}\\p{M}]");
    private static final Pattern MARKS = Pattern.compile("\\p{Mn}+");
    private static final int LONGEST_WORD = 100;

    private final Map<String, Integer> pieces;
    private final int unknown;
    private final int first;
    private final int last;

    WordPieces(Map<String, Integer> pieces) {
        this.pieces = pieces;
        this.unknown = pieces.getOrDefault("[UNK]", 0);
        this.first = pieces.getOrDefault("[CLS]", 0);
        this.last = pieces.getOrDefault("[SEP]", 0);
    }

    /**
     * The numbers of the pieces, between the mark of the beginning and the mark of the end.
     *
     * @param most so many at most, marks included; what is longer is cut
     */
    int[] of(String text, int most) {
        var numbers = new ArrayList<Integer>();
        numbers.add(first);
        var plain = MARKS.matcher(Normalizer.normalize(text.toLowerCase(Locale.ROOT), Normalizer.Form.NFD))
                .replaceAll("");
        var words = WORD.matcher(plain);
        while (words.find() && numbers.size() < most) {
            numbers.addAll(word(words.group()));
        }
        return java.util.stream.IntStream.concat(
                        numbers.stream().limit(most - 1L).mapToInt(Integer::intValue),
                        java.util.stream.IntStream.of(last))
                .toArray();
    }

    private List<Integer> word(String word) {
        var numbers = new ArrayList<Integer>();
        for (var start = 0; start < word.length(); ) {
            var end = Math.min(word.length(), LONGEST_WORD);
            while (end > start && !pieces.containsKey(piece(word, start, end))) {
                end--;
            }
            if (end == start) {
                return List.of(unknown);
            }
            numbers.add(pieces.getOrDefault(piece(word, start, end), unknown));
            start = end;
        }
        return numbers;
    }

    private static String piece(String word, int start, int end) {
        return (start == 0 ? "" : "##") + word.substring(start, end);
    }
}
