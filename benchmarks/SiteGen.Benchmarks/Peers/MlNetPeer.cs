using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Trainers;

namespace SiteGen.Benchmarks.Peers;

/// <summary>The text classifier that ML.NET gives out of the box, trained on the same posts: one section a passage, no evidence.</summary>
internal sealed class MlNetPeer
{
    private static readonly Lazy<string> Trained = new(Train);

    private static readonly string[] Sections = ["security", "diplomacy", "economics", "russia-ukraine", "general"];

    // On several it learns something else each time.
    private static readonly SdcaMaximumEntropyMulticlassTrainer.Options OnOneThread = new() { NumberOfThreads = 1 };

    private readonly PredictionEngine<Input, Output> _engine;

    private MlNetPeer(MLContext context, ITransformer model) => _engine = context.Model.CreatePredictionEngine<Input, Output>(model);

    /// <summary>Where its model lies; trained once in each run of the benchmarks.</summary>
    public static string Model => Trained.Value;

    /// <summary>Reads a model.</summary>
    public static MlNetPeer Load(string model)
    {
        var context = new MLContext(seed: 1);
        return new(context, context.Model.Load(model, out _));
    }

    /// <summary>The likeliest section of a text.</summary>
    public string Sort(string text) => _engine.Predict(new Input { Text = text }).Section;

    private static string Train()
    {
        var context = new MLContext(seed: 1);
        var posts = Workload.Training.SelectMany(t => t.Posts);
        var data = context.Data.LoadFromEnumerable(posts.Select(p => new Input { Text = p.Text, Section = Sections[p.Class] }));
        var pipeline = context.Transforms.Conversion.MapValueToKey("Label", nameof(Input.Section))
            .Append(context.Transforms.Text.FeaturizeText("Features", nameof(Input.Text)))
            .AppendCacheCheckpoint(context)
            .Append(context.MulticlassClassification.Trainers.SdcaMaximumEntropy(OnOneThread))
            .Append(context.Transforms.Conversion.MapKeyToValue("PredictedLabel"));
        var file = Repository.PathOf("artifacts/benchmarks/ml-net.zip");
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        context.Model.Save(pipeline.Fit(data), data.Schema, file);
        return file;
    }

    private sealed class Input
    {
        public string Text { get; set; } = "";

        public string Section { get; set; } = "";
    }

    private sealed class Output
    {
        [ColumnName("PredictedLabel")]
        public string Section { get; set; } = "";

        public float[] Score { get; set; } = [];
    }
}
