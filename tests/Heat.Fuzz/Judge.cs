using System.Collections.Immutable;
using Heat.Templates.Diagnostics;
using Heat.Templates.Evaluation;
using Heat.Templates.Values;

namespace Heat.Fuzz;

/// <summary>What came of one input.</summary>
/// <param name="IsAccepted">It is a template.</param>
/// <param name="Allocated">Bytes that reading and evaluating it took from the heap.</param>
/// <param name="Fault">What must never happen; null if it did not.</param>
internal sealed record Verdict(bool IsAccepted, long Allocated, string? Fault);

/// <summary>Runs the language on an input. Whatever comes in, it answers with a template or with findings, and within bounds.</summary>
internal static class Judge
{
    private const long MostAllocated = 2L * 1024 * 1024 * 1024;
    private static readonly PseudoParameters Pseudo = new("fuzz", "11111111-2222-3333-4444-555555555555", "aaaabbbbccccddddeeeeffff00001111", "RegionOne");

    /// <summary>Runs it.</summary>
    public static Verdict Run(FuzzInput input)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        bool isAccepted;
        string? fault;
        try
        {
            (isAccepted, fault) = Feed(input);
        }
#pragma warning disable CA1031 // Any exception is what is looked for.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            (isAccepted, fault) = (false, exception.ToString());
        }

        var allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        return new Verdict(isAccepted, allocated, fault ?? (allocated > MostAllocated ? $"It took {allocated >> 20} MiB." : null));
    }

    /// <summary>What is wrong with it.</summary>
    public static ImmutableArray<Diagnostic> Findings(FuzzInput input) => Load(input).Diagnostics;

    private static TemplateResult Load(FuzzInput input) => TemplateLoader.Load(new TemplateRequest
    {
        Template = DocumentSource.OfText("template", input.Template),
        Environments = [.. input.Environments.Select((text, index) => DocumentSource.OfText($"environment {index + 1}", text))],
        Files = input.Files.ToImmutableDictionary(),
        Pseudo = Pseudo,
    });

    private static (bool IsAccepted, string? Fault) Feed(FuzzInput input)
    {
        var result = Load(input);
        if (result.Template is not { } template)
        {
            return (false, Blame(result.Diagnostics));
        }

        foreach (var values in new IResourceValues[] { new AllUnknown(), new AllNull() })
        {
            foreach (var resource in template.Resources)
            {
                _ = template.Evaluate(resource.Name, values);
            }

            foreach (var output in template.Outputs)
            {
                _ = template.EvaluateOutput(output.Name, values);
            }
        }

        return (true, null);
    }

    private static string? Blame(ImmutableArray<Diagnostic> diagnostics) =>
        !diagnostics.Any(finding => finding.Severity == DiagnosticSeverity.Error) ? "It is refused without a reason."
        : diagnostics.FirstOrDefault(finding => finding.Message.Length == 0) is { } silent ? $"{silent.Id} has no message."
        : null;

    private sealed class AllUnknown : IResourceValues
    {
        public TemplateValue ReferenceId(string resource) => new UnknownValue(resource, null);

        public TemplateValue Attribute(string resource, string attribute) => new UnknownValue(resource, attribute);
    }

    private sealed class AllNull : IResourceValues
    {
        public TemplateValue ReferenceId(string resource) => TemplateValue.From(resource + "-id");

        public TemplateValue Attribute(string resource, string attribute) => TemplateValue.Null;
    }
}
