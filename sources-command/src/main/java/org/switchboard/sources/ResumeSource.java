package org.switchboard.sources;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(name = "resume", description = "Resumes a paused source where it stopped.", mixinStandardHelpOptions = true)
final class ResumeSource implements Callable<Integer> {

    @Parameters(paramLabel = "NAME", description = "The source, as list shows it.")
    String source;

    @Mixin
    ServerConnection server;

    @Spec
    CommandSpec spec;

    @Override
    public Integer call() {
        server.post("sources/" + ServerConnection.escaped(source) + "/resume");
        spec.commandLine().getOut().println(source + " goes on.");
        return 0;
    }
}
