using System.Text.Json;
using Heat.Operator.Entities;
using Heat.Templates.Evaluation;
using Heat.Templates.Values;

namespace Heat.Operator.Stacks.Status;

/// <summary>Makes the status entry of an output. A secret value never stands there.</summary>
internal static class OutputComposer
{
    /// <summary>Larger values are left to the Secret, so that the status stays small.</summary>
    public const int InlineBytes = 16 * 1024;

    /// <summary>The entry.</summary>
    public static StackOutput Compose(EvaluatedOutput output)
    {
        var inSecret = BelongsInSecret(output);
        return new StackOutput
        {
            Name = output.Name,
            Description = output.Description.Length == 0 ? null : output.Description,
            Error = output.Error,
            Secret = inSecret ? true : null,
            Value = inSecret || output.Error is not null || !output.Value.IsKnown ? null : JsonSerializer.SerializeToElement(ValueJson.ToJson(output.Value)),
        };
    }

    /// <summary>The value stands in the Secret only: it is confidential, or too large for the status.</summary>
    public static bool BelongsInSecret(EvaluatedOutput output) =>
        output.Error is null && output.Value.IsKnown && (output.Value.ContainsSecret || IsLarge(output.Value));

    private static bool IsLarge(TemplateValue value) => value switch
    {
        TextValue text => text.Text.Length > InlineBytes,
        ListValue or MapValue => ValueJson.ToMaskedText(value).Length > InlineBytes,
        _ => false,
    };
}
