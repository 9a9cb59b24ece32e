using System.Runtime.InteropServices;

namespace SiteGen.Benchmarks;

/// <summary>Where the figures were taken.</summary>
internal static class Machine
{
    private const string Processors = "/proc/cpuinfo";
    private const string Load = "/proc/loadavg";

    public static void Print(TextWriter output)
    {
        var processor = File.Exists(Processors) ? File.ReadLines(Processors).FirstOrDefault(l => l.StartsWith("model name", StringComparison.Ordinal))?.Split(": ")[^1] : null;
        var load = File.Exists(Load) ? $", load {File.ReadAllText(Load).Split(' ')[0]} at the start" : "";
        output.WriteLine($"{Environment.ProcessorCount} cores{(processor is null ? "" : $" of {processor}")}, {RuntimeInformation.OSDescription}, {RuntimeInformation.FrameworkDescription}{load}");
    }
}
