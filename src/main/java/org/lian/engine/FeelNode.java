package org.lian.engine;

import camundajar.impl.scala.Product;
import camundajar.impl.scala.Tuple2;
import camundajar.impl.scala.collection.Iterable;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A piece of a FEEL text as it was read: {@code Equal} of a {@code Ref} and a {@code ConstString}, for example.
 *
 * @param kind the parser's own word
 * @param value the constant, the name of a function or a loop variable, the path of a {@code Ref} joined by dots
 */
public record FeelNode(String kind, @Nullable Object value, List<FeelNode> parts) {

    static FeelNode of(Product read) {
        var kind = read.productPrefix();
        if (kind.equals("Ref")) {
            return new FeelNode(kind, ((Iterable<?>) read.productElement(0)).mkString("."), List.of());
        }
        Object value = null;
        var parts = new ArrayList<FeelNode>();
        for (int i = 0; i < read.productArity(); i++) {
            var element = read.productElement(i);
            if (element instanceof Iterable<?> several) {
                several.foreach(one -> parts.add(part(one)));
            } else if (element instanceof Product one
                    && element.getClass().getName().contains(".syntaxtree.")) {
                parts.add(of(one));
            } else {
                value = element instanceof camundajar.impl.scala.math.BigDecimal number ? number.bigDecimal() : element;
            }
        }
        return new FeelNode(kind, value, List.copyOf(parts));
    }

    private static FeelNode part(Object element) {
        if (element instanceof Tuple2<?, ?> named) {
            return new FeelNode("Named", named._1(), List.of(of((Product) named._2())));
        }
        return element instanceof Product product ? of(product) : new FeelNode("Name", element, List.of());
    }

    public boolean is(String... kinds) {
        return List.of(kinds).contains(kind);
    }

    public FeelNode part(int index) {
        return parts.get(index);
    }

    /** This piece and all within it. */
    public Stream<FeelNode> all() {
        return Stream.concat(Stream.of(this), parts.stream().flatMap(FeelNode::all));
    }

    /** Whether it is a value that is written down: a text, a number, true, a date, null. */
    public boolean isConstant() {
        return is("ConstString", "ConstNumber", "ConstBool", "ConstDate", "ConstNull")
                || (is("ArithmeticNegation") && part(0).is("ConstNumber"));
    }

    /** The written value; a negative number too. */
    public @Nullable Object constant() {
        return is("ArithmeticNegation") && part(0).value() instanceof BigDecimal number ? number.negate() : value;
    }
}
