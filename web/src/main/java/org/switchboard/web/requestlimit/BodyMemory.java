package org.switchboard.web.requestlimit;

import java.util.concurrent.atomic.AtomicLong;

/** The bytes of all bodies that this node holds at once, limited so that many bodies together do not fill the heap. */
final class BodyMemory {

    private final long most;
    private final AtomicLong held = new AtomicLong();

    BodyMemory(long most) {
        this.most = most;
    }

    /** @return whether they may be held; then they are to be released */
    boolean reserve(int bytes) {
        if (held.addAndGet(bytes) <= most) {
            return true;
        }
        held.addAndGet(-bytes);
        return false;
    }

    void release(long bytes) {
        held.addAndGet(-bytes);
    }

    long held() {
        return held.get();
    }
}
