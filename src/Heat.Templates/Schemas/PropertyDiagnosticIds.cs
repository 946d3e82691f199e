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
}
