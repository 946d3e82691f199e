using Heat.Templates.Evaluation;
using Heat.Templates.Values;

namespace Heat.Templates.Expressions;

/// <summary>A compiled piece of a template. Parameters, files and conditions are settled; only resources are asked when it is evaluated.</summary>
internal abstract class Expression
{
    /// <summary>The value depends on no resource.</summary>
    public abstract bool IsConstant { get; }

    /// <summary>The piece has no value at all: the key, item or argument that holds it disappears.</summary>
    public virtual bool IsAbsent => false;

    /// <summary>The value; unknown where a resource has none yet.</summary>
    /// <exception cref="Diagnostics.TemplateFault">The value cannot be computed.</exception>
    public abstract TemplateValue Evaluate(IResourceValues values);
}

/// <summary>A value written as such.</summary>
internal sealed class Literal(TemplateValue value) : Expression
{
    public static readonly Literal Null = new(TemplateValue.Null);

    public TemplateValue Value { get; } = value;

    public override bool IsConstant => true;

    public override TemplateValue Evaluate(IResourceValues values) => Value;
}

/// <summary>What <c>if</c> without a third argument yields when its condition does not hold.</summary>
internal sealed class Absent : Expression
{
    public static readonly Absent Instance = new();

    public override bool IsConstant => true;

    public override bool IsAbsent => true;

    public override TemplateValue Evaluate(IResourceValues values) => TemplateValue.Null;
}
