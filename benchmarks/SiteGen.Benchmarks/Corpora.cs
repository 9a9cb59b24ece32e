using System.Globalization;
using System.Text.RegularExpressions;
using SiteGen.Training;

namespace SiteGen.Benchmarks;

/// <summary>A post that people wrote and labelled for training.</summary>
/// <param name="Class">The place of its class in the corpus: security, diplomacy, economics, region, general.</param>
/// <param name="Text">Its words, without a counter.</param>
internal sealed record TrainingPost(int Class, string Text);

/// <summary>A thread of the training corpus.</summary>
internal sealed record TrainingThread(string Region, IReadOnlyList<TrainingPost> Posts);

/// <summary>
/// Corpora as large as one wants, of posts from the training corpus, written as users write: counters, blank
/// lines, an unroller's notice, Markdown. They are the same every time: a briefing depends on its number alone,
/// so a larger corpus begins with the smaller.
/// </summary>
internal static partial class Corpora
{
    private const int Forms = 5;
    private const int WordsOfTitle = 8;

    /// <summary>Reads the training corpus, without counters.</summary>
    public static List<TrainingThread> ReadTraining(string folder) =>
        [.. Corpus.Read(folder).Select(t => new TrainingThread(t[0].Region, [.. t.Select(p => new TrainingPost(p.First, Counter().Replace(p.Text, "")))]))];

    /// <summary>The seeds of a corpus, each with its name.</summary>
    /// <param name="threads">What the briefings are made of.</param>
    /// <param name="briefings">How many briefings there are, one a seed.</param>
    /// <param name="posts">How many posts each has.</param>
    /// <param name="onlyMarkdown">Whether all are Markdown with front matter, for generators that read nothing else.</param>
    public static IEnumerable<(string Name, string Text)> Generate(
        IReadOnlyList<TrainingThread> threads, int briefings, int posts, bool onlyMarkdown = false) =>
        Enumerable.Range(1, briefings).Select(number => Seed(threads, number, posts, onlyMarkdown));

    /// <summary>Writes the seeds of a corpus into a folder.</summary>
    public static void Write(string folder, IEnumerable<(string Name, string Text)> seeds)
    {
        Directory.CreateDirectory(folder);
        foreach (var (name, text) in seeds)
        {
            File.WriteAllText(Path.Combine(folder, name), text);
        }
    }

    private static (string Name, string Text) Seed(IReadOnlyList<TrainingThread> threads, int number, int posts, bool onlyMarkdown)
    {
        var chance = new Chance((ulong)number);
        var region = "";
        var taken = new List<string>(posts);
        while (taken.Count < posts)
        {
            var thread = threads[chance.Below(threads.Count)];
            region = region.Length > 0 ? region : thread.Region;
            taken.AddRange(thread.Posts.Take(posts - taken.Count).Select(p => p.Text));
        }

        var form = onlyMarkdown ? 0 : number % Forms;
        var name = string.Create(CultureInfo.InvariantCulture, $"{(form == 0 ? "notes" : "thread")}-{number:00000}.{(form == 0 ? "md" : "txt")}");
        return (name, form switch
        {
            0 => Markdown(number, region, taken),
            1 => Lines(taken.Select((post, i) => string.Create(CultureInfo.InvariantCulture, $"{i + 1}/ {post}"))),
            2 => string.Join("\n\n", taken) + "\n",
            3 => Lines([.. taken, "• • •", "", "Missing some Tweet in this thread? You can try to", "force a refresh"]),
            _ => Lines(taken),
        });
    }

    private static string Markdown(int number, string region, List<string> posts)
    {
        var title = string.Join(' ', posts[0].Split(' ').Take(WordsOfTitle)).Replace("'", "''", StringComparison.Ordinal);
        var date = new DateOnly(2015, 1, 1).AddDays(number % 4000).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        var paragraphs = posts.Select((post, i) => i == 2 ? "> " + post : i >= posts.Count - 2 ? "- " + post : post);
        return $"---\ntitle: '{title}'\ndate: {date}\ntags: ['{region.Replace("'", "''", StringComparison.Ordinal)}']\n---\n\n{string.Join("\n\n", paragraphs)}\n";
    }

    private static string Lines(IEnumerable<string> lines) => string.Join('\n', lines) + "\n";

    /// <summary>SplitMix64: the same numbers on every machine and in every version of .NET.</summary>
    private struct Chance(ulong seed)
    {
        private ulong _state = seed;

        public int Below(int limit)
        {
            _state += 0x9E3779B97F4A7C15;
            var z = (_state ^ (_state >> 30)) * 0xBF58476D1CE4E5B9;
            z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
            return (int)((z ^ (z >> 31)) % (ulong)limit);
        }
    }

    // A series of its own would not rise through a briefing of several threads.
    [GeneratedRegex(@"^(\d{1,2}/(\d{1,2}:?)?|\(\d{1,2}\)|\d{1,2}[.)]) ", RegexOptions.ExplicitCapture)]
    private static partial Regex Counter();
}
