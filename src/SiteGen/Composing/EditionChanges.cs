using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using SiteGen.Model;

namespace SiteGen.Composing;

/// <summary>
/// What is different from the edition before. If nothing is, what was different last is carried over, so that
/// building an edition over itself changes nothing.
/// </summary>
/// <param name="List">The changes; null if there is nothing to compare with.</param>
/// <param name="Withdrawn">All briefings that were published once and are no longer, in the order of their ids.</param>
internal sealed record EditionChanges(ChangeList? List, ImmutableArray<WithdrawnBriefing> Withdrawn)
{
    private const int MostRows = 200;
    private const int MostCandidates = 32;
    private const int HashLength = 16;

    public static EditionChanges Of(EditionIndex edition, PreviousEdition? previous)
    {
        if (previous is null)
        {
            return new(null, []);
        }

        var now = edition.Digests.DistinctBy(d => d.Briefing.Id).ToDictionary(d => d.Briefing.Id, StringComparer.Ordinal);
        var gone = previous.Briefings.Where(b => !now.ContainsKey(b.Id)).OrderBy(b => b.Id, StringComparer.Ordinal).ToList();
        var sources = previous.Sources.DistinctBy(s => s.File).ToDictionary(s => s.File, StringComparer.Ordinal);
        var withdrawn = gone.Select(b => new WithdrawnBriefing(b.Id, b.Title, b.Source, sources.GetValueOrDefault(b.Source)?.Id))
            .Concat(previous.Withdrawn.Where(w => !now.ContainsKey(w.Id)))
            .DistinctBy(w => w.Id)
            .OrderBy(w => w.Id, StringComparer.Ordinal)
            .ToList();

        var comparison = new Comparison(edition, previous, sources);
        var before = previous.Briefings.DistinctBy(b => b.Id).ToDictionary(b => b.Id, StringComparer.Ordinal);
        var changes = now.Values
            .SelectMany(d => before.TryGetValue(d.Briefing.Id, out var old)
                ? comparison.Of(old, d)
                : [new Change(ChangeKind.NewBriefing, d.Briefing.Id, d.Title.Text)])
            .Concat(gone.Select(b => new Change(ChangeKind.WithdrawnBriefing, b.Id, b.Title)))
            .ToList();
        return new(
            changes.Count == 0 ? CarriedOver(previous.Changes, now, withdrawn) : new(changes.CountBy(c => c.Kind).ToImmutableSortedDictionary(), [.. changes.Take(MostRows)]),
            [.. withdrawn]);
    }

    /// <summary>What tells the text of a passage from others.</summary>
    public static string Hash(Passage passage) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(passage.Text)))[..HashLength];

    /// <summary>The passage of a briefing that a change is about: the nearest to its line, if several have its text.</summary>
    public static Passage? Find(Change change, Briefing briefing) => change.Hash is null || change.Kind == ChangeKind.Withdrawn
        ? null
        : briefing.Passages.Where(p => Hash(p) == change.Hash).MinBy(p => Math.Abs(p.Origin.FirstLine - change.FirstLine));

    /// <summary>The lines of a seed that a passage was made from, as they stand.</summary>
    public static string Raw(ImmutableArray<string> lines, int first, int last) => string.Join('\n', lines[(first - 1)..last]);

    // Lines may have moved since, without any word having changed.
    private static ChangeList? CarriedOver(ChangeList? changes, Dictionary<string, BriefingDigest> now, List<WithdrawnBriefing> withdrawn)
    {
        // A file that somebody changed may name briefings that never were.
        var rows = changes?.Rows.Where(c => now.ContainsKey(c.Briefing) || withdrawn.Exists(w => w.Id == c.Briefing))
            .Select(c => now.TryGetValue(c.Briefing, out var digest) && Find(c, digest.Briefing) is { Origin: var origin }
                ? c with { FirstLine = origin.FirstLine, LastLine = origin.LastLine }
                : c);
        return changes is null ? null : changes with { Rows = [.. rows!] };
    }

    /// <summary>Holds a briefing against what it was.</summary>
    private sealed class Comparison(EditionIndex edition, PreviousEdition previous, Dictionary<string, PreviousSource> sources)
    {
        private readonly Dictionary<string, Seed> _seeds = edition.Seeds.Select(s => s.Seed)
            .DistinctBy(s => EditionData.Sha256(s.Bytes.AsSpan()))
            .ToDictionary(s => EditionData.Sha256(s.Bytes.AsSpan()), StringComparer.Ordinal);

        public IEnumerable<Change> Of(PreviousBriefing before, BriefingDigest digest)
        {
            var now = digest.Briefing.Passages;
            var pairs = SameText(before.Passages, now);
            var isTaken = new bool[before.Passages.Length];
            foreach (var pair in pairs.Where(p => p >= 0))
            {
                isTaken[pair] = true;
            }

            PairAlike(before, digest.Briefing, pairs, isTaken);
            return now.Select((passage, i) => Row(pairs[i] < 0 ? null : before.Passages[pairs[i]], passage, before, digest)).OfType<Change>()
                .Concat(before.Passages.Where((_, i) => !isTaken[i]).Select(p => new Change(ChangeKind.Withdrawn, before.Id, digest.Title.Text)
                {
                    FirstLine = p.FirstLine,
                    LastLine = p.LastLine,
                    Hash = p.Hash,
                    Old = Old(before, p),
                }))
                .OrderBy(c => c.FirstLine);
        }

        // For each passage, the one of the edition before that has the same text, wherever it stood; else -1.
        private static int[] SameText(ImmutableArray<PreviousPassage> before, ImmutableArray<Passage> now)
        {
            var free = new Dictionary<string, Queue<int>>(StringComparer.Ordinal);
            foreach (var (i, passage) in before.Index())
            {
                (free.TryGetValue(passage.Hash, out var places) ? places : free[passage.Hash] = new()).Enqueue(i);
            }

            return [.. now.Select(p => free.TryGetValue(Hash(p), out var places) && places.TryDequeue(out var place) ? place : -1)];
        }

        // What is left between the same two neighbours is paired if half of the words are the same; then what has the same line.
        private void PairAlike(PreviousBriefing before, Briefing briefing, int[] pairs, bool[] isTaken)
        {
            var free = new Dictionary<int, List<(int Place, Dictionary<string, int>? Words)>>();
            var neighbour = -1;
            foreach (var (i, passage) in before.Passages.Index())
            {
                if (isTaken[i])
                {
                    neighbour = i;
                }
                else
                {
                    (free.TryGetValue(neighbour, out var gap) ? gap : free[neighbour] = []).Add((i, Old(before, passage) is { } old ? Words(old) : null));
                }
            }

            neighbour = -1;
            for (var i = 0; i < pairs.Length && free.Count > 0; i++)
            {
                if (pairs[i] >= 0)
                {
                    neighbour = pairs[i];
                }
                else if (free.TryGetValue(neighbour, out var gap))
                {
                    var own = Words(Raw(briefing.Seed, briefing.Passages[i]));
                    var alike = gap.FindIndex(0, Math.Min(MostCandidates, gap.Count), old => old.Words is not null && IsAlike(old.Words, own));
                    if (alike >= 0)
                    {
                        pairs[i] = gap[alike].Place;
                        isTaken[pairs[i]] = true;
                        gap.RemoveAt(alike);
                    }
                }
            }

            var byLine = before.Passages.Index().Where(p => !isTaken[p.Index]).GroupBy(p => p.Item.FirstLine).ToDictionary(g => g.Key, g => g.First().Index);
            for (var i = 0; i < pairs.Length; i++)
            {
                if (pairs[i] < 0 && byLine.Remove(briefing.Passages[i].Origin.FirstLine, out var place))
                {
                    pairs[i] = place;
                    isTaken[place] = true;
                }
            }
        }

        private Change? Row(PreviousPassage? old, Passage passage, PreviousBriefing before, BriefingDigest digest)
        {
            var change = new Change(ChangeKind.New, digest.Briefing.Id, digest.Title.Text)
            {
                FirstLine = passage.Origin.FirstLine,
                LastLine = passage.Origin.LastLine,
                Hash = Hash(passage),
            };
            if (old is null)
            {
                return change;
            }

            var isResorted = passage.IsBody && old.Section != passage.Placement!.Section;
            var words = old.Hash == change.Hash ? null : Old(before, old);
            change = change with
            {
                From = isResorted ? Name(old.Section) : null,
                To = isResorted ? Name(passage.Placement!.Section) : null,
            };

            // Another SiteGen may read the same lines in another way: that is no change of the source.
            return old.Hash != change.Hash && words != Raw(digest.Briefing.Seed, passage) ? change with { Kind = ChangeKind.Changed, Old = words }
                : isResorted ? change with { Kind = ChangeKind.Resorted }
                : null;
        }

        private SectionName Name(string id) =>
            edition.Config.Sections.FirstOrDefault(s => s.Id == id) is { } section ? new(id, section.Title)
            : previous.Sections.FirstOrDefault(s => s.Id == id) ?? new(id, id);

        private string? Old(PreviousBriefing briefing, PreviousPassage passage)
        {
            var source = sources.GetValueOrDefault(briefing.Source);
            var lines = source is null ? null : _seeds.TryGetValue(source.Sha256, out var seed) ? seed.Lines : source.Lines;
            return lines is { } known && passage.LastLine <= known.Length ? EditionChanges.Raw(known, passage.FirstLine, passage.LastLine) : null;
        }

        private static string Raw(Seed seed, Passage passage) => EditionChanges.Raw(seed.Lines, passage.Origin.FirstLine, passage.Origin.LastLine);

        private static Dictionary<string, int> Words(string text) =>
            text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).CountBy(w => w, StringComparer.OrdinalIgnoreCase).ToDictionary(StringComparer.OrdinalIgnoreCase);

        // Half of the words of both are in both.
        private static bool IsAlike(Dictionary<string, int> old, Dictionary<string, int> own) =>
            4 * own.Sum(w => Math.Min(w.Value, old.GetValueOrDefault(w.Key))) >= old.Values.Sum() + own.Values.Sum();
    }
}
