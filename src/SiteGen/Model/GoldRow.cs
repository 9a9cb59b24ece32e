using System.Collections.Immutable;

namespace SiteGen.Model;

/// <summary>How a person labelled a line.</summary>
/// <param name="File">The seed's path below the seeds folder.</param>
/// <param name="Line">A line of it.</param>
/// <param name="Primary">The section that it belongs to first.</param>
/// <param name="Accept">Sections that a careful editor would also accept as first.</param>
/// <param name="Also">Sections in which it deserves to be listed too.</param>
public sealed record GoldRow(string File, int Line, string Primary, ImmutableArray<string> Accept, ImmutableArray<string> Also);
