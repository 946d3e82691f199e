namespace Heat.Operator.Generation;

/// <summary>The generated part of <c>docs/reference</c>.</summary>
internal static class ReferenceDocuments
{
    /// <summary>Every document by file name.</summary>
    public static IEnumerable<(string Name, string Content)> All() =>
    [
        ("conditions.md", ConditionReference.Compose()),
        ("crd.md", CrdReference.Compose()),
        ("diagnostics.md", DiagnosticReference.Compose()),
        ("metrics.md", MetricReference.Compose()),
        ("options.md", OptionReference.Compose()),
        ("resource-types.md", ResourceTypeReference.Compose()),
    ];
}
