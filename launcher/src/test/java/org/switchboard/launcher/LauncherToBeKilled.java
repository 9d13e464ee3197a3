package org.switchboard.launcher;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;

/** A launcher in a process of its own, which starts a child and a database and then waits to be killed. */
final class LauncherToBeKilled {

    private LauncherToBeKilled() {}

    public static void main(String... words) throws InterruptedException {
        WorkFolder work = new WorkFolder(Path.of(words[0]));
        WorkFolder.Lock held = work.lock();
        ChildProcess child = ChildProcess.start(
                "server",
                work,
                work.path(),
                List.of("tail", "-f", work.file("lock").toString()),
                Map.of());
        EmbeddedDatabase database = EmbeddedDatabase.start(work, Integer.parseInt(words[1]));
        System.out.println(child.pid() + " " + database.process().pid());
        new CountDownLatch(1).await();
        held.close(); // never reached; what nobody refers to any more would be let go with the next garbage collection
    }
}
