using System.Collections.Immutable;
using System.Globalization;

namespace SiteGen.Browser.Tests;

/// <summary>A colour as light: red, green and blue from 0 to 1, linear.</summary>
internal readonly record struct Colour(double Red, double Green, double Blue)
{
    /// <summary>How eyes that lack one kind of cone see red, green and blue: Machado, Oliveira and Fernandes 2009, severity 1, as Chromium simulates it.</summary>
    public static ImmutableArray<(string Name, double[,] Matrix)> Deficiencies { get; } =
    [
        ("protanopia", new[,] { { 0.152286, 1.052583, -0.204868 }, { 0.114503, 0.786281, 0.099216 }, { -0.003882, -0.048116, 1.051998 } }),
        ("deuteranopia", new[,] { { 0.367322, 0.860646, -0.227968 }, { 0.280085, 0.672501, 0.047413 }, { -0.011820, 0.042940, 0.968881 } }),
        ("tritanopia", new[,] { { 1.255528, -0.076749, -0.178779 }, { -0.078411, 0.930809, 0.147602 }, { 0.004733, 0.691367, 0.303900 } }),
    ];

    private double Luminance => (0.2126 * Red) + (0.7152 * Green) + (0.0722 * Blue);

    /// <summary>Reads <c>#rgb</c> or <c>#rrggbb</c>.</summary>
    public static Colour Parse(string hex)
    {
        var digits = hex.Trim().TrimStart('#');
        digits = digits.Length == 3 ? string.Concat(digits.Select(d => new string(d, 2))) : digits;
        return new(Channel(0), Channel(2), Channel(4));

        double Channel(int at)
        {
            var value = int.Parse(digits.AsSpan(at, 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture) / 255.0;
            return value <= 0.04045 ? value / 12.92 : Math.Pow((value + 0.055) / 1.055, 2.4);
        }
    }

    /// <summary>The contrast ratio of WCAG.</summary>
    public double Contrast(Colour other) =>
        (Math.Max(Luminance, other.Luminance) + 0.05) / (Math.Min(Luminance, other.Luminance) + 0.05);

    public Colour Seen(double[,] matrix)
    {
        var (red, green, blue) = this;
        return new(Row(0), Row(1), Row(2));

        double Row(int row) => Math.Clamp((matrix[row, 0] * red) + (matrix[row, 1] * green) + (matrix[row, 2] * blue), 0, 1);
    }

    /// <summary>The distance in CIE L*a*b* of 1976.</summary>
    public double Distance(Colour other)
    {
        var (l1, a1, b1) = Lab();
        var (l2, a2, b2) = other.Lab();
        return Math.Sqrt(Math.Pow(l1 - l2, 2) + Math.Pow(a1 - a2, 2) + Math.Pow(b1 - b2, 2));
    }

    private (double L, double A, double B) Lab()
    {
        var x = Root(((0.4124564 * Red) + (0.3575761 * Green) + (0.1804375 * Blue)) / 0.95047);
        var y = Root((0.2126729 * Red) + (0.7151522 * Green) + (0.0721750 * Blue));
        var z = Root(((0.0193339 * Red) + (0.1191920 * Green) + (0.9503041 * Blue)) / 1.08883);
        return ((116 * y) - 16, 500 * (x - y), 200 * (y - z));

        static double Root(double t) => t > 216.0 / 24389 ? Math.Cbrt(t) : ((24389.0 / 27 * t) + 16) / 116;
    }
}
