package chat.parley.bench;

import java.util.List;
import java.util.concurrent.Callable;
import org.openjdk.jmh.results.format.ResultFormatType;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Runs the small benchmarks, of single parts, by JMH. */
@Command(name = "jmh", description = "Single parts: frames, codec, validation, outbox.")
final class JmhBench implements Callable<Integer> {

    @Parameters(arity = "0..*", description = "Regular expressions of benchmarks' names; all without.")
    private List<String> patterns = List.of();

    @Option(names = "--profiler", description = "One of JMH's profilers, such as gc.")
    private List<String> profilers = List.of();

    @Option(names = "--json", description = "A file for the results, in JMH's JSON.")
    private String json = "";

    @Option(names = "--forks", description = "JVMs for each, one after the other (default: ${DEFAULT-VALUE}).")
    private int forks = 1;

    @Override
    public Integer call() throws RunnerException {
        ChainedOptionsBuilder options = new OptionsBuilder().forks(forks).shouldFailOnError(true);
        patterns.forEach(options::include);
        profilers.forEach(options::addProfiler);
        if (!json.isEmpty()) {
            options.resultFormat(ResultFormatType.JSON).result(json);
        }
        new Runner(options.build()).run();
        return 0;
    }
}
