namespace Heat.Operator.Entities;

/// <summary>What a user does about a reason.</summary>
/// <param name="text">One or two sentences, in Markdown.</param>
[AttributeUsage(AttributeTargets.Field)]
internal sealed class RemedyAttribute(string text) : Attribute
{
    /// <summary>The sentences.</summary>
    public string Text { get; } = text;
}
