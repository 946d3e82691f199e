using Heat.Engine.Resources;
using Heat.Templates.Schemas;

namespace Heat.Engine.Planning;

/// <summary>What a changed definition means for the incarnation that has the name.</summary>
internal abstract record ChangeVerdict
{
    /// <summary>Only the wording changed: the object is as it is wanted.</summary>
    /// <param name="Resolved">What is wanted, with names turned into ids.</param>
    public sealed record Reworded(PropertyTree Resolved) : ChangeVerdict;

    /// <summary>The object is changed where it is.</summary>
    public sealed record InPlace(PropertyDiff Difference) : ChangeVerdict;

    /// <summary>A new object takes the place of the present one.</summary>
    /// <param name="Difference">What differs; all properties where the type changes.</param>
    /// <param name="Reason">Why, for people.</param>
    public sealed record NewObject(PropertyDiff Difference, string Reason) : ChangeVerdict;

    /// <summary>The change is not allowed.</summary>
    public sealed record Refused(PropertyDiff Difference, string Reason) : ChangeVerdict;
}
