namespace Heat.Engine.Forecasting;

/// <summary>What would be done with a resource.</summary>
public enum ForecastAction
{
    /// <summary>Nothing.</summary>
    Keep,

    /// <summary>An object is made.</summary>
    Create,

    /// <summary>The object is changed where it is.</summary>
    Update,

    /// <summary>A new object takes the place of the present one.</summary>
    Replace,

    /// <summary>The object is deleted.</summary>
    Delete,

    /// <summary>The resource leaves the stack; its object stays in the cloud.</summary>
    Leave,

    /// <summary>The object is changed where it is, or kept: that shows when a value is known that another resource gives.</summary>
    MayUpdate,

    /// <summary>The object is replaced, changed or kept: that shows when a value is known that another resource gives.</summary>
    MayReplace,

    /// <summary>The change is not allowed, or has mistakes: the object stays as it is, and what waits for it waits.</summary>
    Refuse,

    /// <summary>It is not reached: it waits for a resource that is refused.</summary>
    Wait,
}

/// <summary>Why a property is changed.</summary>
public enum ForecastCause
{
    /// <summary>The template, or what it refers to, gives another value.</summary>
    Template,

    /// <summary>The live object was changed behind the stack's back, and is changed back.</summary>
    Drift,
}
