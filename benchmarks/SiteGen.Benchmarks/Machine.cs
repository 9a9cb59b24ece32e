using System.Globalization;
using System.Runtime.InteropServices;

namespace SiteGen.Benchmarks;

/// <summary>Where the figures were taken.</summary>
internal static class Machine
{
    private const string Processors = "/proc/cpuinfo";
    private const string Load = "/proc/loadavg";
    private const double Quiet = 1.5;

    public static void Print(TextWriter output)
    {
        var processor = File.Exists(Processors) ? File.ReadLines(Processors).FirstOrDefault(l => l.StartsWith("model name", StringComparison.Ordinal))?.Split(": ")[^1] : null;
        output.WriteLine($"{Environment.ProcessorCount} cores{(processor is null ? "" : $" of {processor}")}, {RuntimeInformation.OSDescription}, {RuntimeInformation.FrameworkDescription}");
        if (File.Exists(Load) && double.Parse(File.ReadAllText(Load).Split(' ')[0], CultureInfo.InvariantCulture) is > Quiet and var load)
        {
            output.WriteLine($"The machine is busy (load {load}): believe no figure here before it is repeated in quiet.");
        }
    }
}
