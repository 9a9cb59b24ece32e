using Perfolizer.Horology;

namespace SiteGen.Benchmarks;

/// <summary>The processor time of this process: it stands still while other work on the machine has the core.</summary>
internal sealed class ProcessorTime : IClock
{
    public string Title => "processor time";

    public bool IsAvailable => true;

    public Frequency Frequency => Frequency.FromHz(TimeSpan.TicksPerSecond);

    public long GetTimestamp() => Environment.CpuUsage.TotalTime.Ticks;
}
