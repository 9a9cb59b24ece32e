namespace SiteGen.Benchmarks;

/// <summary>Figures in columns, for people.</summary>
internal sealed class Table(string title, params string[] columns)
{
    private readonly List<string[]> _rows = [["", .. columns]];

    public void Add(string name, params string[] figures) => _rows.Add([name, .. figures]);

    public void Print(TextWriter output)
    {
        int[] widths = [.. Enumerable.Range(0, columns.Length + 1).Select(c => _rows.Max(r => r[c].Length))];
        output.WriteLine();
        output.WriteLine(title);
        foreach (var row in _rows)
        {
            output.WriteLine(("  " + row[0].PadRight(widths[0]) + string.Concat(row.Skip(1).Select((cell, c) => "  " + cell.PadLeft(widths[c + 1])))).TrimEnd());
        }
    }
}
