package org.lian.documents;

/** A template that asks for what the case does not give. The paper never leaves; a person looks at it. */
class Unfillable extends IllegalStateException {
    private static final long serialVersionUID = 1L;

    Unfillable(String template, String lack) {
        super("The paper " + template + " cannot be filled: " + lack);
    }
}
