namespace SiteGen.Model;

/// <summary>
/// The address of a file of the site: its path below the site's root, which is also its path in the
/// output folder. Every link of the site is made here.
/// </summary>
/// <param name="Path">Segments of <c>[a-zA-Z0-9._-]</c> parted by slashes; no leading slash.</param>
public readonly record struct SiteUrl(string Path)
{
    /// <summary>The link to this file from another one, or to a place in it.</summary>
    /// <param name="page">The page that holds the link.</param>
    /// <param name="fragment">The id of the place, without <c>#</c>.</param>
    public string From(SiteUrl page, string? fragment = null)
    {
        var place = fragment is null ? "" : "#" + fragment;
        if (page == this && fragment is not null)
        {
            return place;
        }

        var here = page.Path.Split('/');
        var there = Path.Split('/');
        var shared = 0;
        while (shared < here.Length - 1 && shared < there.Length - 1
            && string.Equals(here[shared], there[shared], StringComparison.Ordinal))
        {
            shared++;
        }

        var up = string.Concat(Enumerable.Repeat("../", here.Length - 1 - shared));
        return up + string.Join('/', there[shared..]) + place;
    }

    /// <summary>The link that works wherever it is followed from, for the one page that is served anywhere.</summary>
    public string Absolute(Uri baseUrl) => baseUrl.AbsolutePath + Path;

    /// <summary>The whole address.</summary>
    public string Full(Uri baseUrl) => new Uri(baseUrl, Path).AbsoluteUri;

    /// <inheritdoc/>
    public override string ToString() => Path;
}
