package org.switchboard.web.api.problem;

/** Ends a call with a problem. */
public class ProblemException extends RuntimeException {

    private final transient Problem problem;

    public ProblemException(Problem problem) {
        super(problem.kind().code() + problem.field().map(name -> " " + name).orElse(""));
        this.problem = problem;
    }

    public Problem problem() {
        return problem;
    }
}
