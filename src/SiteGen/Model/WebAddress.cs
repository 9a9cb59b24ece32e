namespace SiteGen.Model;

/// <summary>
/// The one place that decides which addresses a page may link to: http, https and mailto, whole and
/// in plain sight. Everything else is shown as text.
/// </summary>
public static class WebAddress
{
    /// <summary>The address as it may stand in a page, or null if it must not be followed.</summary>
    /// <param name="given">An address from a seed, after all decoding.</param>
    public static string? Allowed(string given)
    {
        var address = given.Trim();
        if (address.Length == 0 || IsCut(address) || address.Any(c => char.IsControl(c) || char.IsWhiteSpace(c))
            || !Uri.TryCreate(address, UriKind.Absolute, out var uri))
        {
            return null;
        }

        var allowed = uri.Scheme switch
        {
            // A name before the host makes one host look like another: https://bank.example@other.example
            "http" or "https" => uri.Host.Length > 0 && uri.UserInfo.Length == 0,
            "mailto" => uri.UserInfo.Length > 0 && uri.Host.Length > 0,
            _ => false,
        };
        return allowed ? uri.AbsoluteUri : null;
    }

    /// <summary>Whether the source shows only the beginning of an address.</summary>
    public static bool IsCut(ReadOnlySpan<char> address) =>
        address.EndsWith("…", StringComparison.Ordinal) || address.EndsWith("...", StringComparison.Ordinal);
}
