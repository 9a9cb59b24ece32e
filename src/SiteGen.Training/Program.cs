using SiteGen.Training;

// dotnet run -c Release --project src/SiteGen.Training -- [--check | --ablate | --vectors FILE]
// Trains the sorter of the built-in sections, prints a cross-validation and writes the model; --check writes
// nothing; --ablate prints what the layers reach that come before the last;
// --vectors makes Vectors/english.vectors anew from the npm package that Vectors/README.md names.
var root = AppContext.BaseDirectory;
while (!File.Exists(Path.Combine(root, "SiteGen.sln")))
{
    root = Path.GetDirectoryName(root) ?? throw new InvalidOperationException("run this inside the repository");
}

var training = Path.Combine(root, "src", "SiteGen.Training");
var vectors = Path.Combine(training, "Vectors", "english.vectors");
if (args is ["--vectors", var package])
{
    Vectors.Make(package, vectors);
    return;
}

var knowledge = Path.Combine(root, "src", "SiteGen", "Sorting", "Knowledge");
var corpus = Corpus.Read(Path.Combine(training, "Corpus"));
var phrases = KnowledgeLists.Read(knowledge);
Console.WriteLine($"{corpus.Count} threads, {corpus.Sum(t => t.Length)} posts, {phrases.Count} phrases of knowledge");

var meanings = Vectors.Read(vectors);
var trainer = new Trainer(phrases, meanings);
if (args.Contains("--ablate"))
{
    trainer.Ablate(corpus, report: Console.Out);
    return;
}

var result = trainer.Train(corpus, report: Console.Out);
if (!args.Contains("--check"))
{
    File.WriteAllBytes(Path.Combine(knowledge, "english.model"), ModelFile.Compile(result, phrases, meanings));
    File.WriteAllText(Path.Combine(knowledge, "english.tsv"), ModelFile.Text(result));
}
