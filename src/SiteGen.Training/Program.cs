using SiteGen.Training;

// dotnet run --project src/SiteGen.Training -- [--check]
// Trains the sorter of the built-in sections and writes its model; --check only prints the cross-validation.
var root = AppContext.BaseDirectory;
while (!File.Exists(Path.Combine(root, "SiteGen.sln")))
{
    root = Path.GetDirectoryName(root) ?? throw new InvalidOperationException("run this inside the repository");
}

var knowledge = Path.Combine(root, "src", "SiteGen", "Sorting", "Knowledge");
var corpus = Corpus.Read(Path.Combine(root, "src", "SiteGen.Training", "Corpus"));
var phrases = KnowledgeLists.Read(knowledge);
Console.WriteLine($"{corpus.Count} threads, {corpus.Sum(t => t.Length)} posts, {phrases.Count} phrases of knowledge");

var trainer = new Trainer(phrases);
var result = trainer.Train(corpus, report: Console.Out);
if (!args.Contains("--check"))
{
    File.WriteAllBytes(Path.Combine(knowledge, "english.model"), ModelFile.Compile(result, phrases));
    File.WriteAllText(Path.Combine(knowledge, "english.tsv"), ModelFile.Text(result));
}
