namespace SiteGen.Benchmarks;

/// <summary>A project with a corpus for seeds, in a folder that is removed in the end.</summary>
internal sealed class Project : IDisposable
{
    private int _outputs;

    public Project(int briefings)
    {
        Corpora.Write(Path.Combine(Folder, "seeds"), Corpora.Generate(Workload.Training, briefings, Workload.Posts));
        File.WriteAllText(Path.Combine(Folder, "sitegen.yml"), "site: {title: Benchmark}\n");
    }

    public string Folder { get; } = Directory.CreateTempSubdirectory("sitegen-bench-").FullName;

    /// <summary>A folder that was never there: file systems are slow where a big one was just removed.</summary>
    public string NewOutput() => Path.Combine(Folder, $"site-{++_outputs}");

    public void Dispose() => Directory.Delete(Folder, recursive: true);
}
