using System.Diagnostics;
using System.Globalization;
using System.Text;
using Heat.Templates.Evaluation;
using Heat.Templates.Values;

namespace Heat.Benchmarks;

/// <summary>What the language costs: read, check and evaluate templates, without operator, cloud or cluster.</summary>
internal static class LanguageBenchmark
{
    private const int Rounds = 21;

    /// <summary>The table of results.</summary>
    public static string Run()
    {
        var text = new StringBuilder(
            """
            | Template | Read, check, evaluate (ms) | of it CPU (ms) | least (ms) | Evaluate again (ms) | Allocated (MiB) |
            |---|---|---|---|---|---|

            """);
        foreach (var (name, template) in LanguageShapes.All)
        {
            text.AppendLine(Measure(name, template));
        }

        return text.ToString();
    }

    private static string Measure(string name, string template)
    {
        var (all, cpu, again, allocated) = (new double[Rounds], new double[Rounds], new double[Rounds], new double[Rounds]);
        for (var round = -Rounds; round < Rounds; round++)
        {
            GC.Collect();
            var (cpuBefore, bytesBefore) = (Environment.CpuUsage.TotalTime, GC.GetAllocatedBytesForCurrentThread());
            var loaded = Time(() => LoadAndEvaluate(template), out var time);
            var (cpuAfter, bytesAfter) = (Environment.CpuUsage.TotalTime, GC.GetAllocatedBytesForCurrentThread());
            _ = Time(() => Evaluate(loaded), out var againTime);
            if (round >= 0)
            {
                // The rounds before have paid for compilation.
                (all[round], cpu[round], again[round]) = (time, (cpuAfter - cpuBefore).TotalMilliseconds, againTime);
                allocated[round] = (bytesAfter - bytesBefore) / 1024.0 / 1024.0;
            }
        }

        return string.Create(
            CultureInfo.InvariantCulture,
            $"| {name} | {Median(all):F1} | {Median(cpu):F1} | {all.Min():F1} | {Median(again):F1} | {Median(allocated):F1} |");
    }

    private static IStackTemplate LoadAndEvaluate(string template)
    {
        var loaded = Load(template);
        Evaluate(loaded);
        return loaded;
    }

    private static IStackTemplate Load(string template)
    {
        var result = TemplateLoader.Load(new TemplateRequest
        {
            Template = DocumentSource.OfText("template", template),
            Pseudo = new PseudoParameters("bench", "id", "project", null),
        });
        return result.Template ?? throw new InvalidOperationException(string.Join("\n", result.Diagnostics.Take(3)));
    }

    private static int Evaluate(IStackTemplate template)
    {
        var values = new Known();
        var findings = template.Resources.Sum(resource => template.Evaluate(resource.Name, values).Diagnostics.Length);
        return findings + template.Outputs.Count(output => template.EvaluateOutput(output.Name, values).Error is not null);
    }

    private static T Time<T>(Func<T> work, out double milliseconds)
    {
        var start = Stopwatch.GetTimestamp();
        var result = work();
        milliseconds = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
        return result;
    }

    private static double Median(double[] values) => values.Order().ElementAt(values.Length / 2);

    private sealed class Known : IResourceValues
    {
        public TemplateValue ReferenceId(string resource) => TemplateValue.From(resource);

        public TemplateValue Attribute(string resource, string attribute) => TemplateValue.From(attribute);
    }
}
