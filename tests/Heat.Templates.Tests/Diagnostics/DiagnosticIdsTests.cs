using System.Reflection;
using Heat.Templates.Diagnostics;

namespace Heat.Templates.Tests.Diagnostics;

public sealed class DiagnosticIdsTests
{
    [Fact]
    public void EveryId_IsDescribedOnce()
    {
        var ids = typeof(DiagnosticIds).GetFields(BindingFlags.Public | BindingFlags.Static)
            .Where(field => field.IsLiteral)
            .Select(field => (string)field.GetRawConstantValue()!)
            .Order(StringComparer.Ordinal);

        Assert.Equal(ids, DiagnosticIds.All.Select(description => description.Id).Order(StringComparer.Ordinal));
        Assert.All(DiagnosticIds.All, description => Assert.Matches("^HT[0-9]{4}$", description.Id));
        Assert.All(DiagnosticIds.All, description => Assert.EndsWith(".", description.Remedy, StringComparison.Ordinal));
    }
}
