package dev.slipway;

import io.quarkus.runtime.annotations.QuarkusMain;
import picocli.CommandLine;

/**
 * Entry of the one jar: the service when nothing else is asked for. Other commands boot no Quarkus.
 */
@QuarkusMain
@CommandLine.Command(
        name = "slipway",
        mixinStandardHelpOptions = true,
        version = "Slipway 0.1.0",
        description = "Takes a model from a dataset to live traffic, and keeps it there.",
        subcommands = {
            ServeCommand.class,
            dev.slipway.cli.CheckCommand.class,
            dev.slipway.demo.DemoCommand.class,
            dev.slipway.sandbox.SandboxCommand.class
        })
public final class Main {

    public static void main(String... args) {
        String[] words = args.length == 0 ? new String[] {"serve"} : args;
        int exit = new CommandLine(new Main()).execute(words);
        if (exit != 0) {
            System.exit(exit);
        }
    }
}
