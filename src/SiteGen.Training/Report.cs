using SiteGen.Sorting;

namespace SiteGen.Training;

/// <summary>How well posts were decided that had not been learned from: figures for people.</summary>
internal static class Report
{
    private const int Classes = SortingModel.ClassCount;
    private const int Sections = 4;

    /// <summary>The share of the posts that a review looks at.</summary>
    private const double ShareOfReview = 0.2;

    public static void Figures(TextWriter report, string name, IEnumerable<(Example Post, double[] Sums)> decided)
    {
        var (all, right, accepted) = (0, 0, 0);
        var found = new int[Classes];
        var wrong = new int[Classes];
        var missed = new int[Classes];
        var (alsoFound, alsoWrong, alsoMissed) = (0.0, 0.0, 0.0);
        foreach (var (example, sums) in decided)
        {
            var post = example.Post;
            var first = First(sums);
            all++;
            right += first == post.First ? 1 : 0;
            accepted += first == post.First || post.Accept.Contains(first) ? 1 : 0;
            if (first == post.First)
            {
                found[first]++;
            }
            else
            {
                wrong[first]++;
                missed[post.First]++;
            }

            // A listing that one of two labellers gave is half right, and half missed where it is not given.
            var also = CrossListing.Of(first, [.. sums.Skip(Classes).Select(s => (int)Math.Round(s * 100))]);
            foreach (var section in Enumerable.Range(0, Sections).Where(s => s != first))
            {
                var share = post.Also[section];
                var given = also.Contains(section);
                alsoFound += given ? share : 0;
                alsoWrong += given ? 1 - share : 0;
                alsoMissed += given ? 0 : share;
            }
        }

        static double F1(double found, double wrong, double missed) => 2 * found / Math.Max(1, (2 * found) + wrong + missed);
        var each = Enumerable.Range(0, Classes).Select(c => F1(found[c], wrong[c], missed[c])).ToArray();
        report.WriteLine(
            $"{name,-14} n {all,5}  accuracy {1.0 * right / all:0.000}  accepted {1.0 * accepted / all:0.000}  macro-F1 {each.Average():0.000}  cross-listing F1 {F1(alsoFound, alsoWrong, alsoMissed):0.000}  ["
            + string.Join(" ", SortingModel.Classes.Zip(each, (c, f) => $"{c} {f:0.00}")) + "]");
    }

    /// <summary>How far confidence can be believed, and how many mistakes the least sure posts hold.</summary>
    public static void Reliability(TextWriter report, IEnumerable<(Example Post, double[] Sums)> decided)
    {
        var sure = decided.Select(d =>
        {
            var sums = d.Sums[..Classes];
            Softmax.Of(sums);
            return (Confidence: sums.Max(), IsRight: First(sums) == d.Post.Post.First);
        }).OrderBy(d => d.Confidence).ToList();
        report.WriteLine("confidence     share  right");
        foreach (var bin in sure.GroupBy(d => Math.Min(9, (int)(d.Confidence * 10))))
        {
            report.WriteLine($"  {bin.Key / 10.0:0.0}-{(bin.Key + 1) / 10.0:0.0}      {1.0 * bin.Count() / sure.Count:0.000}  {1.0 * bin.Count(d => d.IsRight) / bin.Count():0.000}");
        }

        var least = sure.Take((int)(sure.Count * ShareOfReview)).Count(d => !d.IsRight);
        report.WriteLine($"the fifth that is least sure holds {1.0 * least / sure.Count(d => !d.IsRight):0.000} of the mistakes");
    }

    /// <summary>What the cross-listings would be worth if sections began with something else than <see cref="CrossListing.Before"/>.</summary>
    public static void Thresholds(TextWriter report, IReadOnlyCollection<(Example Post, double[] Sums)> decided)
    {
        for (var before = -80; before <= 120; before += 20)
        {
            var (found, wrong, missed, listed) = (0.0, 0.0, 0.0, 0);
            foreach (var (example, sums) in decided.Where(d => First(d.Sums) < Sections))
            {
                foreach (var section in Enumerable.Range(0, Sections).Where(s => s != First(sums)))
                {
                    var share = example.Post.Also[section];
                    var isListed = (sums[Classes + section] * 100) + before + (First(sums) == CrossListing.RegionPlace ? CrossListing.ForRegion : 0) >= 0;
                    listed += isListed ? 1 : 0;
                    found += isListed ? share : 0;
                    wrong += isListed ? 1 - share : 0;
                    missed += isListed ? 0 : share;
                }
            }

            report.WriteLine($"cross-listings that begin with {before,4}: F1 {2 * found / ((2 * found) + wrong + missed):0.000}, {1.0 * listed / decided.Count:0.00} a post");
        }
    }

    private static int First(double[] sums) => Array.IndexOf(sums, sums.Take(Classes).Max(), 0, Classes);
}
