using Heat.Templates.Tests.Evaluation;
using Heat.Templates.Values;
using Heat.Templates.Yaql;

namespace Heat.Templates.Tests.Yaql;

/// <summary>The function as templates use it.</summary>
public sealed class YaqlFunctionTests
{
    private const string Secret = "parameters:\n  key: {type: string, hidden: true, default: s3cret}\n";
    private const string Resource = "resources:\n  r: {type: OS::Heat::Value, properties: {value: 1}}\n";

    [Fact]
    public void Data_IsSeenAsTheVariable() => Assert.Equal(
        TemplateValue.From(6), TestTemplate.Output("{yaql: {expression: $.data.v.sum(), data: {v: [1, 2, 3]}}}"));

    [Fact]
    public void UnknownData_GivesADerivedUnknown()
    {
        var output = TestTemplate.Output("{yaql: {expression: $.data.v + 1, data: {v: {get_attr: [r, value]}}}}", Resource);

        Assert.True(Assert.IsType<UnknownValue>(output).IsDerived);
    }

    [Fact]
    public void UnknownExpression_GivesADerivedUnknown() => Assert.IsType<UnknownValue>(
        TestTemplate.Output("{yaql: {expression: {get_attr: [r, value]}, data: {}}}", Resource));

    [Fact]
    public void KnownAttribute_IsEvaluated()
    {
        var world = new World().With("r", "value", TemplateValue.From(41));

        Assert.Equal(TemplateValue.From(42), TestTemplate.Output("{yaql: {expression: $.data + 1, data: {get_attr: [r, value]}}}", Resource, world));
    }

    [Theory]
    [InlineData("{yaql: {expression: $.data.toUpper(), data: {get_param: key}}}")]
    [InlineData("{yaql: {expression: $.data.k.len(), data: {k: {get_param: key}}}}")]
    [InlineData("{yaql: {expression: '1', data: {k: {get_param: key}}}}")]
    [InlineData("{yaql: {expression: {list_join: ['', [\"'\", {get_param: key}, \"'\"]]}}}")]
    public void SecretInside_GivesASecret(string value) => Assert.True(TestTemplate.Output(value, Secret).IsSecret);

    [Theory]
    [InlineData("{yaql: {expression: $.data.nothing(), data: {get_param: key}}}")]
    [InlineData("{yaql: {expression: $.data.where(true), data: {get_param: key}}}")]
    [InlineData("{yaql: {expression: int($.data), data: {get_param: key}}}")]
    [InlineData("{yaql: {expression: '[1].assert(false, $.data)', data: {get_param: key}}}")]
    [InlineData("{yaql: {expression: '{}[[$.data]]', data: {get_param: key}}}")]
    [InlineData("{yaql: {expression: \"datetime($.data, '%Y')\", data: {get_param: key}}}")]
    [InlineData("{yaql: {expression: \"'{x}'.format(y => 1).nothing($.data)\", data: {get_param: key}}}")]
    [InlineData("{yaql: {expression: regex($.data + '('), data: {get_param: key}}}")]
    [InlineData("{yaql: {expression: '{$.data => 1}.missing', data: {get_param: key}}}")]
    [InlineData("{yaql: {expression: $.data + $.data.unknown, data: {get_param: key}}}")]
    [InlineData("{yaql: {expression: 'call($.data, [], {})', data: {get_param: key}}}")]
    [InlineData("{yaql: {expression: '{}[$.data]', data: {get_param: key}}}")]
    [InlineData("{yaql: {expression: '{}.get(1).foo($.data)', data: {get_param: key}}}")]
    [InlineData("{yaql: {expression: \"$.data.format() + $.data.join($.data)\", data: {get_param: key}}}")]
    [InlineData("{yaql: {expression: {get_param: key}, data: {}}}")]
    [InlineData("{yaql: {expression: {list_join: ['', ['1 + ', {get_param: key}, '(']]}}}")]
    public void ErrorOverASecret_DoesNotShowIt(string value)
    {
        var output = TestTemplate.Load($"{Secret}outputs:\n  o: {{value: {value}}}\n").EvaluateOutput("o", new World());

        Assert.DoesNotContain("s3cret", output.Error ?? "", StringComparison.Ordinal);
        Assert.True(output.Error is not null || output.Value.ContainsSecret);
    }

    [Fact]
    public void BadExpression_IsFoundWhenTheTemplateIsLoaded()
    {
        var error = Assert.Single(TestTemplate.Errors("outputs:\n  o: {value: {yaql: {expression: '1 +', data: {}}}}\n"));

        Assert.Contains("outputs.o.value.yaql: Bad expression Parse error: unexpected end of statement.", error, StringComparison.Ordinal);
    }

    [Fact]
    public void FailingExpression_IsTheOutputsError()
    {
        var output = TestTemplate.Load("outputs:\n  o: {value: {yaql: {expression: $.data.where(1), data: 5}}}\n").EvaluateOutput("o", new World());

        Assert.Equal("No method \"where\" for receiver 5 matches supplied arguments", output.Error);
    }

    [Fact]
    public void EveryFunction_IsDescribedOnce()
    {
        Assert.All(YaqlFunctions.All, function => Assert.EndsWith(".", function.Description, StringComparison.Ordinal));
        Assert.All(YaqlFunctions.All, function => Assert.Contains(function.Name[..1], function.Signature, StringComparison.Ordinal));
        Assert.Contains(YaqlFunctions.All, function => function.Signature == "collection: iterable.where(predicate: lambda)");
        Assert.Equal(YaqlFunctions.All.Length, YaqlFunctions.All.Distinct().Count());
    }
}
