using System.Collections.Immutable;
using Heat.Templates.Diagnostics;

namespace Heat.Templates.Schemas;

/// <summary>Ids of findings about properties.</summary>
public static class PropertyDiagnosticIds
{
    /// <summary>The type has no property of this name.</summary>
    public const string UnknownProperty = "HT3001";

    /// <summary>A required property is missing.</summary>
    public const string NotAssigned = "HT3002";

    /// <summary>The value cannot be turned into the property's type.</summary>
    public const string WrongType = "HT3003";

    /// <summary>The value breaks a limit.</summary>
    public const string LimitBroken = "HT3004";

    /// <summary>Heat knows the name but refuses a value.</summary>
    public const string NotImplemented = "HT3005";

    /// <summary>A property and the one that replaced it are both given.</summary>
    public const string GivenTwice = "HT3006";

    /// <summary>Properties do not go together.</summary>
    public const string RuleBroken = "HT3007";

    /// <summary>The cloud has no object of this name or id.</summary>
    public const string NotFoundInCloud = "HT3101";

    /// <summary>The cloud has several objects of this name.</summary>
    public const string AmbiguousInCloud = "HT3102";

    /// <summary>The value is past: an expiration must lie in the future.</summary>
    public const string Expired = "HT3103";

    /// <summary>The cloud lacks the service or extension that the look-up needs.</summary>
    public const string ServiceMissing = "HT3104";

    /// <summary>The cloud does not let this user look; a warning.</summary>
    public const string NotAllowedToLook = "HT3105";

    /// <summary>All ids in order, with meaning and remedy.</summary>
    public static ImmutableArray<DiagnosticDescription> All { get; } =
    [
        new(UnknownProperty, "The type has no property of this name.", "Correct the name; the message offers the nearest one."),
        new(NotAssigned, "A required property is missing.", "Give it a value."),
        new(WrongType, "The value cannot be turned into the property's type.", "Give a value of the type that the message names."),
        new(LimitBroken, "The value breaks a limit: range, length, pattern, allowed values or a form such as an address.", "Give a value within the limit that the message names."),
        new(NotImplemented, "Heat knows the name but refuses a value.", "Remove the property."),
        new(GivenTwice, "A property and the one that replaced it are both given.", "Keep the newer one."),
        new(RuleBroken, "Properties do not go together: one needs, or excludes, another.", "Give or remove the properties that the message names."),
        new(NotFoundInCloud, "The cloud has no object of this name or id.", "Correct it; the message lists the nearest that exist. The Stack goes on by itself when the object comes."),
        new(AmbiguousInCloud, "The cloud has several objects of this name.", "Give an id instead; the message lists them."),
        new(Expired, "The value is past: an expiration must lie in the future.", "Give a later time."),
        new(ServiceMissing, "The cloud lacks the service or extension that the look-up needs.", "Ask the cloud's operator for it, or leave the property out."),
        new(NotAllowedToLook, "The cloud does not let this user look.", "Nothing, if the value is right: it is used as it is.", DiagnosticSeverity.Warning),
    ];
}
