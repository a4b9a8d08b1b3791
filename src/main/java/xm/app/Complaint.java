package xm.app;

import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;
import xm.codec.Mistakes;

/** Turns what went wrong into sentences on stderr and the exit code of the contract; a bug keeps its stack trace. */
final class Complaint implements IExecutionExceptionHandler {
    @Override
    public int handleExecutionException(Exception problem, CommandLine line, ParseResult parsed) throws Exception {
        if (problem instanceof Mistakes mistakes) {
            mistakes.sentences().forEach(line.getErr()::println);
            return ExitCode.WRONG_INPUT;
        }
        if (problem instanceof Unreachable) {
            line.getErr().println(problem.getMessage());
            return ExitCode.UNREACHABLE;
        }
        throw problem;
    }
}
