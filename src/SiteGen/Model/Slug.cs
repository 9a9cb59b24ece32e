using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace SiteGen.Model;

/// <summary>
/// Names for files and addresses, made of <c>[a-z0-9-]</c> whatever the name they are made from.
/// The same name in any normal form gives the same slug.
/// </summary>
public static class Slug
{
    /// <summary>How long a slug may be, so that its file name stays below 80 bytes with any suffix.</summary>
    public const int MaxLength = 60;

    // Windows opens a device under these names, whatever the extension; `index` is each folder's own page.
    private static readonly HashSet<string> TakenNames = new(StringComparer.Ordinal)
    {
        "index", "con", "prn", "aux", "nul",
        "com0", "com1", "com2", "com3", "com4", "com5", "com6", "com7", "com8", "com9",
        "lpt0", "lpt1", "lpt2", "lpt3", "lpt4", "lpt5", "lpt6", "lpt7", "lpt8", "lpt9",
    };

    /// <summary>Whether a name can stand as it is.</summary>
    public static bool IsValid(string name) =>
        name.Length is > 0 and <= MaxLength
        && name.All(c => c is (>= 'a' and <= 'z') or (>= '0' and <= '9') or '-')
        && name[0] != '-' && name[^1] != '-'
        && !TakenNames.Contains(name);

    /// <summary>
    /// Makes a slug. Letters that have no place in one (Cyrillic, Arabic) are told apart by eight
    /// hexadecimal digits of the name's SHA-256.
    /// </summary>
    /// <param name="name">Any text.</param>
    /// <param name="prefix">What a slug begins with when nothing of the name is left.</param>
    public static string From(string name, string prefix)
    {
        var folded = name.Normalize(NormalizationForm.FormKC).ToLowerInvariant();
        var slug = new StringBuilder();
        var lostLetters = false;
        foreach (var c in folded.Normalize(NormalizationForm.FormKD))
        {
            if (c is (>= 'a' and <= 'z') or (>= '0' and <= '9'))
            {
                slug.Append(c);
            }
            else if (Latin(c) is { } letters)
            {
                slug.Append(letters);
            }
            else if (CharUnicodeInfo.GetUnicodeCategory(c) is not UnicodeCategory.NonSpacingMark)
            {
                lostLetters |= char.IsLetterOrDigit(c) || char.IsSurrogate(c);
                if (slug.Length > 0 && slug[^1] != '-')
                {
                    slug.Append('-');
                }
            }
        }

        var plain = slug.ToString().Trim('-');
        if (plain.Length == 0)
        {
            return prefix + "-" + Hash(folded);
        }

        if (lostLetters || plain.Length > MaxLength)
        {
            return plain[..Math.Min(plain.Length, MaxLength - 9)].Trim('-') + "-" + Hash(folded);
        }

        return TakenNames.Contains(plain) ? plain + "-" + prefix : plain;
    }

    /// <summary>A slug that tells a name from others that would get the same one.</summary>
    public static string Hashed(string name, string prefix) =>
        (From(name, prefix) is var slug ? slug[..Math.Min(slug.Length, MaxLength - 9)].Trim('-') : "") + "-" + Hash(name.Normalize(NormalizationForm.FormC));

    // Latin letters that do not decompose.
    private static string? Latin(char c) => c switch
    {
        'ß' => "ss",
        'æ' => "ae",
        'œ' => "oe",
        'ø' => "o",
        'đ' or 'ð' => "d",
        'ł' => "l",
        'ı' => "i",
        'þ' => "th",
        _ => null,
    };

    private static string Hash(string text) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..8];
}
