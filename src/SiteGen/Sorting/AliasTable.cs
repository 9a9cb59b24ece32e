using System.Collections.Immutable;
using SiteGen.Model;

namespace SiteGen.Sorting;

/// <summary>The other ways in which a project's sources write a name: sorting reads each of them as the name itself.</summary>
internal sealed class AliasTable
{
    private readonly Dictionary<string, string> _names = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string>.AlternateLookup<ReadOnlySpan<char>> _lookup;

    public AliasTable(ImmutableArray<AliasedName> aliases)
    {
        _lookup = _names.GetAlternateLookup<ReadOnlySpan<char>>();
        var scan = new TextScan();
        foreach (var alias in aliases)
        {
            scan.Read(alias.Name);
            if (scan.Count == 0)
            {
                continue;
            }

            foreach (var other in alias.Others)
            {
                scan.Read(other);
                if (scan.Count > 0 && _names.TryAdd(scan.Normal(0, scan.Count).ToString(), alias.Name))
                {
                    MostWords = Math.Max(MostWords, scan.Count);
                }
            }
        }
    }

    /// <summary>How many words the longest of them has; 0 if there are none.</summary>
    public int MostWords { get; }

    /// <summary>The name that a run of words stands for, and how many words it has.</summary>
    public (string? Name, int Words) Longest(TextScan scan, int first)
    {
        for (var words = Math.Min(MostWords, scan.Count - first); words > 0; words--)
        {
            if (_lookup.TryGetValue(scan.Normal(first, words), out var name))
            {
                return (name, words);
            }
        }

        return (null, 0);
    }
}
