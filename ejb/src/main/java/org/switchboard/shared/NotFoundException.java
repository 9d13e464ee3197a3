package org.switchboard.shared;

/** Asked for by a key that does not exist here; the message names the kind and the key. */
public class NotFoundException extends BusinessException {

    public NotFoundException(String kind, Object key) {
        super("not-found", kind, String.valueOf(key), new Thing(kind), String.valueOf(key));
    }
}
