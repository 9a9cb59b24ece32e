using System.Text.RegularExpressions;

namespace SiteGen.Benchmarks.Peers;

/// <summary>What one would write in an afternoon: a compiled regular expression a section; the most words found win.</summary>
internal sealed class KeywordPeer(IEnumerable<IEnumerable<string>> terms)
{
    private readonly Regex[] _sections =
    [
        .. terms.Select(section => new Regex(
            $@"\b(?:{string.Join('|', section.Select(Regex.Escape))})",
            RegexOptions.Compiled | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)),
    ];

    /// <summary>The place of the section with the most words in a text; -1 if there is none.</summary>
    public int Sort(string text)
    {
        var (best, most) = (-1, 0);
        for (var i = 0; i < _sections.Length; i++)
        {
            var count = _sections[i].Count(text);
            (best, most) = count > most ? (i, count) : (best, most);
        }

        return best;
    }
}
