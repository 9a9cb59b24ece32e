using System.Diagnostics;

namespace SiteGen.Benchmarks;

/// <summary>Whole processes, timed from their start to their end.</summary>
internal static class Measured
{
    /// <summary>Runs a process to its end; what it printed, and how many milliseconds it took.</summary>
    public static (string Output, double Milliseconds) Run(CommandLine command)
    {
        var clock = Stopwatch.StartNew();
        using var process = Start(command);
        var error = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        var milliseconds = clock.Elapsed.TotalMilliseconds;
        return process.ExitCode == 0
            ? (output, milliseconds)
            : throw new InvalidOperationException($"{command.Program} ended with {process.ExitCode}: {error.Result}");
    }

    /// <summary>
    /// The peak of a process's memory, in bytes, looked up every millisecond: what a parent is told at the end
    /// counts the parent's own memory, too, as it was before the program took its place.
    /// </summary>
    public static long Peak(CommandLine command)
    {
        using var process = Start(command);
        var streams = Task.WhenAll(process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        var peak = 0L;
        while (!process.WaitForExit(1))
        {
            process.Refresh();
            try
            {
                peak = Math.Max(peak, process.PeakWorkingSet64);
            }
            catch (InvalidOperationException)
            {
                // It ended just now.
            }
        }

        streams.Wait();
        return peak;
    }

    /// <summary>Takes the measures by turns, so that a busy minute falls on all alike. The median of each.</summary>
    public static double[] ByTurns(int rounds, params Func<double>[] measures)
    {
        var taken = measures.Select(_ => new List<double>()).ToArray();
        for (var round = 0; round < rounds; round++)
        {
            for (var i = 0; i < measures.Length; i++)
            {
                taken[i].Add(measures[i]());
            }
        }

        return [.. taken.Select(t => Median(t))];
    }

    public static double Median(IEnumerable<double> figures)
    {
        var sorted = figures.Order().ToList();
        return (sorted[(sorted.Count - 1) / 2] + sorted[sorted.Count / 2]) / 2;
    }

    private static Process Start(CommandLine command) => Process.Start(
        new ProcessStartInfo(command.Program, command.Arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
}

/// <summary>A program and what it is called with.</summary>
internal sealed record CommandLine(string Program, params string[] Arguments)
{
    public CommandLine With(params string[] more) => this with { Arguments = [.. Arguments, .. more] };
}
