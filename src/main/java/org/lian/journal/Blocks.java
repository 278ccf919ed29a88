package org.lian.journal;

import java.util.List;
import java.util.Optional;
import org.lian.vocabulary.FilingId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The reader of the blocks and of what stands in them. */
@Component
class Blocks {
    private static final String BLOCK = "select number, header, hash, signature, last_position from journal_block ";

    private final JdbcClient jdbc;

    Blocks(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<Block> last() {
        return jdbc.sql(BLOCK + "order by number desc limit 1")
                .query(Block.class)
                .optional();
    }

    Block find(long number) {
        return jdbc.sql(BLOCK + "where number = ?")
                .param(number)
                .query(Block.class)
                .single();
    }

    /** In order, from a number on. */
    List<Block> after(long number, int limit) {
        return jdbc.sql(BLOCK + "where number > ? order by number limit ?")
                .params(number, limit)
                .query(Block.class)
                .list();
    }

    /** The entries of a block in order, from the leaves as they are now. */
    List<String> entries(long block) {
        return jdbc.sql("select p.position, " + LeafRow.COLUMNS + """
                         from journal_position p join journal_leaf l on l.id = p.leaf_id
                        where p.block = ? order by p.position""")
                .param(block)
                .query((row, number) ->
                        LeafRow.of(row).entry(row.getLong("id"), row.getLong("position"), row.getString("digest")))
                .list();
    }

    /** Where the filing's leaf with that digest stands, if it is sealed yet. */
    Optional<Place> place(FilingId filing, String digest) {
        return jdbc.sql("""
                        select p.block, p.position - b.first_position as index
                        from journal_leaf l
                        join journal_position p on p.leaf_id = l.id
                        join journal_block b on b.number = p.block
                        where l.filing_id = ? and l.details ->> 'digest' = ?
                        order by l.seq limit 1""").params(filing.value(), digest).query(Place.class).optional();
    }

    /** A leaf's block and its number within it, from zero. */
    record Place(long block, int index) {}
}
