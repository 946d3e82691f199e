using System.Reflection;
using Heat.Engine.Execution;
using Heat.Operator.Entities;
using Heat.Operator.Generation;
using Heat.Operator.Hosting;
using Heat.Templates.Diagnostics;

namespace Heat.Operator.IntegrationTests.Generation;

/// <summary>The generated references leave nothing out.</summary>
public sealed class ReferenceTests
{
    private static readonly Dictionary<string, string> Documents = ReferenceDocuments.All().ToDictionary(document => document.Name, document => document.Content);

    [Fact]
    public void EveryDiagnosticId_IsDescribedOnce()
    {
        Assembly[] assemblies = [typeof(Diagnostic).Assembly, typeof(IStackPass).Assembly, typeof(Heat.Resources.ResourceDrivers).Assembly, typeof(OperatorApp).Assembly];
        var ids = assemblies
            .SelectMany(assembly => assembly.GetTypes().Where(type => type.Name.EndsWith("DiagnosticIds", StringComparison.Ordinal)))
            .SelectMany(type => type.GetFields(BindingFlags.Public | BindingFlags.Static))
            .Where(field => field.IsLiteral)
            .Select(field => (string)field.GetRawConstantValue()!) // a constant has a value
            .Order(StringComparer.Ordinal)
            .ToList();

        Assert.Equal(ids, DiagnosticReference.Descriptions.Select(description => description.Id));
        Assert.All(ids, id => Assert.Contains($"\n| `{id}` |", Documents["diagnostics.md"], StringComparison.Ordinal));
    }

    [Fact]
    public void EveryDescription_SaysWhatItMeansAndWhatToDo() =>
        Assert.All(DiagnosticReference.Descriptions, description =>
        {
            Assert.EndsWith(".", description.Meaning, StringComparison.Ordinal);
            Assert.EndsWith(".", description.Remedy, StringComparison.Ordinal);
        });

    [Fact]
    public void EverySettingOfTheOperator_HasARow()
    {
        var kinds = typeof(OperatorApp).Assembly.GetTypes().Where(type => type.Name.EndsWith("Options", StringComparison.Ordinal));
        Assert.All(kinds, kind => Assert.Contains(OptionSections.All, section => section.Defaults.GetType() == kind));
        Assert.All(
            OptionSections.All.SelectMany(section => section.Defaults.GetType().GetProperties().Where(property => property.SetMethod is not null).Select(property => (section.Name, property))),
            setting => Assert.Contains($"\n| `{setting.Name}:{setting.property.Name}` | `{setting.Name}__{setting.property.Name}` |", Documents["options.md"], StringComparison.Ordinal));
    }

    [Fact]
    public void EveryReason_HasARow() =>
        Assert.All(
            Enum.GetNames<StackReason>().Concat(Enum.GetNames<ResourceEventReason>()),
            reason => Assert.Contains($"\n| `{reason}` |", Documents["conditions.md"], StringComparison.Ordinal));

    [Fact]
    public void EveryLabel_IsExplained()
    {
        var used = MetricReference.Instruments().SelectMany(instrument => MetricLabels.Of(instrument.Name)).Distinct().Order(StringComparer.Ordinal);
        Assert.Equal(used, MetricLabels.Meanings.Keys.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void UnknownMetric_IsRefused() =>
        Assert.Contains("heat_operator_nothing_total", Assert.Throws<InvalidOperationException>(() => MetricLabels.Of("heat_operator_nothing_total")).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData]
    [InlineData("docs")]
    [InlineData("everything", "--output", ".")]
    public void WrongArguments_AreRefusedWithTheUsage(params string[] arguments)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();

        Assert.Equal(2, Generator.Run(arguments, output, error));
        Assert.StartsWith("Usage:", error.ToString(), StringComparison.Ordinal);
        Assert.Empty(output.ToString());
    }
}
