using System.Globalization;
using SiteGen.Benchmarks;

const string Usage = """
    ./build.sh bench [WHAT]

      sort                      passages a second, and bytes a passage
      start                     a cold start
      build [BRIEFINGS]...      builds of corpora of these sizes: 100 and 1000
      corpus FOLDER BRIEFINGS   write a corpus as a user's seeds; with --markdown, for other generators

    Without WHAT, the first three are run.
    """;

CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
string[] arguments = [.. args.Where(a => a != "--")];
return arguments switch
{
    [] => Print(SortBenchmark.Run, StartBenchmark.Run, () => BuildBenchmark.Run([100, 1_000])),
    ["sort"] => Print(SortBenchmark.Run),
    ["start"] => Print(StartBenchmark.Run),
    ["build"] => Print(() => BuildBenchmark.Run([100, 1_000])),
    ["build", .. var sizes] when sizes.All(IsSize) => Print(() => BuildBenchmark.Run(sizes.Select(Size))),
    ["corpus", var folder, var size] when IsSize(size) => Write(folder, Size(size), onlyMarkdown: false),
    ["corpus", var folder, var size, "--markdown"] when IsSize(size) => Write(folder, Size(size), onlyMarkdown: true),
    [StartBenchmark.FreshProcess] => StartBenchmark.RunFresh(null, Console.Out),
    [StartBenchmark.FreshProcess, var peer] => StartBenchmark.RunFresh(peer, Console.Out),
    _ => Mistaken(),
};

static int Print(params Func<Table>[] benchmarks)
{
    Machine.Print(Console.Out);
    foreach (var benchmark in benchmarks)
    {
        benchmark().Print(Console.Out);
    }

    return 0;
}

static int Write(string folder, int briefings, bool onlyMarkdown)
{
    Corpora.Write(folder, Corpora.Generate(Workload.Training, briefings, Workload.Posts, onlyMarkdown));
    return 0;
}

static int Mistaken()
{
    Console.Error.WriteLine(Usage);
    return 2;
}

static bool IsSize(string text) => int.TryParse(text, CultureInfo.InvariantCulture, out var size) && size > 0;

static int Size(string text) => int.Parse(text, CultureInfo.InvariantCulture);
