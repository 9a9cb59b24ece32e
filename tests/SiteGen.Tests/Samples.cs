using System.Globalization;
using CsCheck;

namespace SiteGen.Tests;

/// <summary>
/// Random inputs. They are the same ones in every run, so that a change never fails by somebody else's bad luck;
/// with SITEGEN_SAMPLES=N each test tries N that nobody has seen, and shrinks what it finds.
/// </summary>
internal static class Samples
{
    private static readonly int Unseen = int.Parse(Environment.GetEnvironmentVariable("SITEGEN_SAMPLES") ?? "0", CultureInfo.InvariantCulture);

    public static void Each<T>(this Gen<T> inputs, int count, Action<T> check, Func<T, string>? print = null)
    {
        if (Unseen > 0)
        {
            inputs.Sample(check, iter: Unseen, print: print);
            return;
        }

        for (var i = 0; i < count; i++)
        {
            var input = inputs.Generate(new PCG(1, (ulong)i), null, out _);
            try
            {
                check(input);
            }
            catch (Exception failure)
            {
                throw new InvalidOperationException($"input {i} of {count}: {(print is null ? input : print(input))}", failure);
            }
        }
    }
}
